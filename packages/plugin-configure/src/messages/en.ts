import { configInEnglish } from './en-config.ts';
import { populateInEnglish } from './en-populate.ts';

export const en = {
  summary: 'Set up a profile for an AWS account and role.',
  description:
    'Signs in, lets you choose an account and a role, and writes the profile to ~/.aws/config, where AWS CLI and the SDKs read it too. Every question has a flag; what a flag answers is not asked, and a single account or role is taken by itself. Without a terminal nothing is asked.',
  examples: [
    { description: 'With questions:', command: 'sso configure' },
    {
      description: 'Without:',
      command:
        'sso configure --session my-sso --start-url https://my-company.awsapps.com/start --sso-region eu-west-1 --account-id 123456789011 --role-name ReadOnly --region eu-central-1 --output json --profile dev',
    },
    {
      description: 'One more profile of a session that is set up:',
      command: 'sso configure --session my-sso',
    },
    {
      description: 'One for tools that know no sso-session:',
      command: 'sso configure --session my-sso --credential-process --profile dev-process',
    },
  ],
  flags: {
    session: 'Name of the sso-session: a new one, or one that is set up.',
    ssoRegion: 'Region where IAM Identity Center lives, which need not be the one that you work in.',
    scopes: 'OAuth scopes to ask for, separated by commas.',
    accountId: 'AWS account, by its id.',
    roleName: 'Role in that account.',
    region: 'Default region of the profile: the one that you work in.',
    output: 'Default output format of AWS CLI for the profile.',
    profile: 'Name of the profile. Default: {account}_{role}.',
    legacy:
      'Write a profile without an sso-session, for tools that know no other form. Its sign-in cannot renew itself.',
    credentialProcess:
      'Write a profile that runs "sso credential-process", for tools that know no sso-session. Their PATH has to have sso.',
    force: 'Change a profile or session that is set up otherwise, without asking.',
  },
  answers: {
    session: { message: 'SSO session:', answer: 'SSO session' },
    sessionName: { message: 'Name for the session:', answer: 'Session name' },
    startUrl: { message: 'Start URL (the address of your AWS access portal):', answer: 'Start URL' },
    ssoRegion: { message: 'SSO region (where Identity Center lives):', answer: 'SSO region' },
    scopes: { message: 'Registration scopes:', answer: 'Registration scopes' },
    account: { message: 'Account:', answer: 'Account' },
    role: { message: 'Role:', answer: 'Role' },
    region: {
      message: 'Default region of the profile (the one that you work in; empty for none):',
      answer: 'Region',
    },
    output: { message: 'AWS CLI output format (empty for its default):', answer: 'Output format' },
    profile: { message: 'Profile name:', answer: 'Profile name' },
  },
  declared: (name: string, startUrl: string) =>
    `Session ${name} is as the declarative file says: ${startUrl}`,
  unknownSession: (name: string, near: string | undefined) =>
    `There is no session "${name}" yet.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  accountIdForm: (typed: string) =>
    `"${typed}", given with --account-id, is not the id of an account, which has 12 digits.`,
  newSession: 'A new session',
  newSessionHint: 'another organization, or another name for one',
  emptyName: 'A name is needed.',
  unknownOutput: (formats: string) => `One of: ${formats}`,
  accounts: (count: number) => `${count} AWS accounts are available to you.`,
  onlyAccount: (label: string) => `Using account ${label}, the only one available to you.`,
  onlyRole: (role: string) => `Using role ${role}, the only one that you have there.`,
  regionFound: (region: string) => `Found the SSO region: ${region}`,
  wrongRegionHint: (region: string) =>
    `If the page says "Invalid grant provided", Identity Center does not live in ${region}: press Ctrl-C and start again with another SSO region.
`,
  changes: {
    profile: (name: string) => `Profile ${name} is set up otherwise. It would change like this:`,
    'sso-session': (name: string) => `Session ${name} is set up otherwise. It would change like this:`,
    question: { message: 'Change it?', answer: 'Permission to change what is set up' },
  },
  written: (profile: string, file: string) => `Wrote profile ${profile} to ${file}.`,
  unchanged: (profile: string, file: string) => `Profile ${profile} is already set up like this in ${file}.`,
  tryIt: 'Try it:',
  config: configInEnglish,
  populate: populateInEnglish,
} as const;
