import { credentialProcess } from './en-credential-process.ts';
import { exec } from './en-exec.ts';
import { fleet } from './en-fleet.ts';
import { serve } from './en-serve.ts';

const formats =
  'bash, zsh, sh and env are one form, for every POSIX shell. nushell is JSON for load-env; docker is for docker run --env-file.';

export const en = {
  export: {
    summary: 'Print role credentials in the form that a shell or a tool takes.',
    description: [
      'Credentials that AWS CLI or sso fetched before are used while at least 15 minutes of them remain. The result goes to stdout and nothing else does; after an error stdout is empty.',
      'Without --format the form is that of the shell that runs sso: by the name of the parent process, else by SHELL. On Windows, which does not tell, by the variables that shells leave; where one shell started another, name the form.',
      formats,
      'A value that a form cannot hold safely is refused.',
    ].join('\n\n'),
    examples: [
      {
        description: 'Into the shell you are in (bash, zsh, sh):',
        command: 'eval "$(sso export --profile dev)"',
      },
      { description: 'fish:', command: 'sso export --profile dev --format fish | source' },
      { description: 'tcsh:', command: 'eval "`sso export --profile dev --format tcsh`"' },
      {
        description: 'nushell:',
        command: 'sso export --profile dev --format nushell | from json | load-env',
      },
      {
        description: 'PowerShell:',
        command: 'sso export --profile dev --format powershell | Out-String | Invoke-Expression',
      },
      {
        description: 'cmd, at the prompt:',
        command: `for /f "delims=" %i in ('sso export --profile dev --format cmd') do @%i`,
      },
      { description: 'Clear it all again:', command: 'eval "$(sso export --unset)"' },
      {
        description: 'A section for ~/.aws/credentials, printed:',
        command: 'sso export --profile dev --format ini',
      },
      { description: 'The same, written:', command: 'sso export --profile dev --write --name dev-keys' },
      { description: 'One value:', command: 'sso export --profile dev --field sessionToken' },
      {
        description: 'An account and a role without a profile:',
        command: 'sso export --account-id 111111111111 --role-name Admin --session my-sso',
      },
      {
        description: 'For the next steps of a GitHub Actions job:',
        command: 'sso export --profile ci --format github',
      },
    ],
    flags: {
      format: 'Form of the output. Default: that of the shell that runs sso.',
      field: 'Print this one value and nothing else.',
      unset: 'Clear the variables that were exported; with --with-region those of the region too.',
      region: 'Set the variables of the region to this one.',
      withRegion: "Set the variables of the region to the profile's.",
      clip: 'Copy to the clipboard instead of printing.',
      write: 'Write to ~/.aws/credentials instead of printing (format ini).',
      name: 'Profile name there. Default: the account and the role, such as 111111111111_Admin: under the name of a profile that signs in, keys would hide it or be hidden.',
      force: 'Replace a profile there that sso did not write.',
    },
    githubOnly: {
      message: '--format github writes to the file that GITHUB_ENV names: it goes with no other place.',
      next: ['Leave --clip, --unset and --write out.'],
    },
    writeIniOnly: {
      message: '--write writes a section of ~/.aws/credentials, which is the format ini.',
      next: ['Leave --format out.'],
    },
    unsetShellOnly: (format: string) => ({
      message: `The format ${format} has no way to clear a variable.`,
      next: ['Name the format of a shell, or leave --format out.'],
    }),
    noSuchField: (field: string) => ({
      message: `There is no ${field} to print.`,
      next: ['An account and a role without a profile have no such name: leave --field out.'],
    }),
  },
  import: {
    summary: 'Take in credentials that you copied from the AWS access portal.',
    description: [
      'Reads what the portal shows under "Access keys", any of its three options for any system, and writes it as a profile of ~/.aws/credentials, or prints it in another form.',
      'The text comes from a pipe, from the clipboard, or is pasted into the terminal, where it stays hidden: it is never part of a command and so never in the history of the shell. An empty line or Ctrl-D ends it.',
      'The text says neither that a value was cut off nor, mostly, when it runs out. --verify finds that out.',
    ].join('\n\n'),
    examples: [
      { description: 'Paste, and write a profile:', command: 'sso import' },
      {
        description: 'From the clipboard, checked, under a name:',
        command: 'sso import --clip --verify --profile dev-keys',
      },
      { description: 'Into the shell you are in:', command: 'eval "$(sso import --clip --format bash)"' },
    ],
    flags: {
      profile:
        'Profile name to write. Default: that of the copied section, else the account and the role; else you are asked.',
      clip: 'Read the clipboard.',
      format: 'Print in this form instead of writing a profile.',
      region: 'Region of the work, to be written or printed too; and where --verify asks.',
      verify: 'Ask AWS whose credentials they are, and whether they still work.',
      force: 'Replace a profile that sso did not write.',
    },
    paste:
      'Paste the credentials from the AWS access portal. They stay hidden. An empty line or Ctrl-D ends it.',
    profileName: { message: 'Name of the profile to write', answer: 'Profile name' },
    verified: (arn: string) => `These are credentials of ${arn}`,
  },
  credentialProcess,
  exec,
  fleet,
  serve,
  target: {
    accountIdForm: (typed: string) =>
      `"${typed}", given with --account-id, is not the id of an account, which has 12 digits.`,
    flags: {
      accountId: 'Account of the role, instead of a profile.',
      roleName: 'Role in the account, instead of a profile.',
      session:
        'Sign-in for the account and the role: the name of an sso-session, or the start URL of one without a name.',
    },
  },
  mfaCode: { message: (device: string) => `Code of ${device}`, answer: 'MFA code' },
  copied: 'Copied to the clipboard. It holds secrets: do not leave them there.',
  written: (profile: string, file: string) => `Wrote profile "${profile}" to ${file}.`,
} as const;
