import { complete } from './en-complete.ts';
import { init } from './en-init.ts';
import { prompt } from './en-prompt.ts';

export const en = {
  /** The word beside whatever the person's rule marks. */
  production: 'PRODUCTION',
  complete,
  init,
  prompt,
  switch: {
    summary: 'Switch the shell that you are in to another profile, account and role.',
    description: [
      'Without a name you pick from your profiles and from every account and role that you have. With one it is the profile of that name, else the only one that begins so, else the only one that the search finds. "-" goes back to what the shell had before.',
      'The shell gets AWS_PROFILE, so that AWS CLI and the SDKs renew the credentials themselves; with --keys, and for a role that has no profile, the credentials. What would hide them is cleared: other keys, other profiles, container addresses, and the variables of other tools.',
      'The integration (sso init) lets it change the shell. Without it you get a shell within the shell, or the lines with --print.',
    ].join('\n\n'),
    examples: [
      { description: 'Pick:', command: 'sso switch' },
      { description: 'By name, or as much of it as it takes:', command: 'sso switch prod' },
      { description: 'Back:', command: 'sso switch -' },
      { description: 'To nothing:', command: 'sso switch --none' },
      { description: 'Keys instead of the profile:', command: 'sso switch dev --keys' },
      {
        description: 'A profile for a role that has none:',
        command: 'sso switch 111111111111/Admin --save --name prod',
      },
      { description: 'Without the integration:', command: 'eval "$(sso switch dev --print bash)"' },
    ],
    argument: 'Profile, ACCOUNT/ROLE, or part of what the list shows. "-": the one before.',
    flags: {
      none: 'Clear what the shell has.',
      keys: 'Set the credentials instead of AWS_PROFILE.',
      save: 'Write a profile for a role that has none.',
      name: 'Name of that profile. Default: the account and the role, such as 111111111111_Admin.',
      region: 'Set the variables of the region to this one.',
      withRegion: "Set the variables of the region to the profile's.",
      print: 'Print the lines for this shell, which it has to run.',
      shell: 'Set by the integration.',
      words: 'Set by the integration of tcsh: the number of variables that hold the words.',
      yes: 'Do not ask before production.',
      refresh: 'Ask the service for accounts and roles before you pick.',
    },
    noneAndName: {
      message: '--none clears what the shell has: it goes with no name.',
      next: ['Leave one of the two out.'],
    },
    notFound: (name: string, near: string | undefined) => ({
      message: `No profile, account or role that you have is called "${name}" or has it in its name.`,
      next: [
        near === undefined ? 'See what there is: sso switch' : `Did you mean "${near}"?`,
        'Something new is found once the service was asked: --refresh',
      ],
    }),
    noPrevious: {
      message: 'This shell had nothing before that it could go back to.',
      next: ['Name a profile, or leave the name out to pick one.'],
    },
    noIntegration: {
      message:
        'A program cannot change the shell that runs it, and there is no terminal for a shell of its own.',
      next: [
        'Let the shell run the lines: eval "$(sso switch NAME --print bash)"',
        'In a shell that you use: sso init --install',
      ],
    },
    cleared: (before: string | undefined) =>
      before === undefined
        ? 'This shell has no profile.'
        : `This shell has no profile any more (it had ${before}).`,
    target: (accountId: string, roleName: string) => `${roleName} in ${accountId}`,
    switched: (words: readonly string[], mark: string | undefined) =>
      `This shell has ${words.join(', ')}${mark === undefined ? '' : `  ${mark}`}`,
    keys: (left: string) => `Its keys last for ${left}.`,
    noProfile: 'There is no profile for it. With --save one is written, whose keys renew themselves.',
    limit: (left: string) => `By your rule for production: for ${left}.`,
    subshell:
      'It is a shell within your shell; exit leaves it. To switch the one that you are in: sso init --install',
    signIn: (session: string) => `You have to sign in to ${session} first.`,
    asking: (session: string, accounts: number) =>
      `Asking for the roles in ${accounts} accounts of ${session}…`,
    passedOver: (session: string, reason: string) => `Without the accounts of ${session}: ${reason}`,
    confirm: (label: string, word: string) => ({
      message: `${label} is ${word}. Switch to it?`,
      answer: 'A yes for production',
    }),
    pick: {
      placeholder: 'profile, account, e-mail, role, region',
      headings: ['Profile', 'Account', 'Account ID', 'Role', 'Region'],
      noProfile: '–',
      missing: { answer: 'A profile', flag: 'NAME' },
      sessions: { 'signed-out': 'signed out', refreshable: 'renews itself', expired: 'expired' },
    },
  },
} as const;
