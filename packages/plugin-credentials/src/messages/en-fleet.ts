const counted = (count: number): string => count.toLocaleString('en');
const accounts = (count: number): string => `${counted(count)} ${count === 1 ? 'account' : 'accounts'}`;

/** Texts of `sso exec --all`. */
export const fleet = {
  flags: {
    all: 'Run the command in all accounts of a session, or in those that the filters choose.',
    account:
      'Only in accounts whose name, id or e-mail address this pattern fits: * and ?, a /regular expression/, a ! in front to exclude. Several may be given.',
    role: 'With roles that this pattern fits: each of an account, where there are several. Several may be given.',
    preferRole:
      'With one role an account: that which this pattern fits. Of several the first counts that fits any.',
    profiles: 'For the profiles of ~/.aws/config that this pattern fits, in place of accounts and roles.',
    concurrency: 'Programs at once. Default: 8.',
    grouped: 'Show the output of each account when it has ended, and not line by line.',
    json: 'Print a line of JSON for each account when it has ended, with its output, exit code and duration.',
    failFast: 'After the first failure start nothing new, and end what runs.',
    refresh: 'Ask for the accounts and roles anew. Without it a list of the last day will do.',
    yes: 'Do not ask.',
  },
  noCommand: {
    message: '--all needs a command: there is no shell for many accounts.',
    next: ['Write it after --, as in: sso exec --all -- aws s3 ls'],
  },
  severalRegions: {
    message: 'Several regions go with --all only.',
    next: ['Name one.'],
  },
  unmatched: (kind: 'account' | 'role', pattern: string, near: string | undefined) =>
    `No ${kind} fits ${pattern}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  unlisted: (name: string, id: string) =>
    `The roles of ${name === '' ? id : `${name} (${id})`} could not be listed: it is left out.`,
  withoutPreferred: (count: number) =>
    `${accounts(count)} ${count === 1 ? 'has' : 'have'} none of the preferred roles and ${count === 1 ? 'is' : 'are'} left out.`,
  severalRoles: (count: number, account: string, roles: readonly string[]) => ({
    message: `Which role? In ${accounts(count)} you have several; in ${account}: ${roles.join(', ')}.`,
    next: [
      'One role for each account, the first that it has: --prefer-role NAME --prefer-role OTHER',
      'Every role that fits: --role PATTERN',
    ],
  }),
  noProfile: (patterns: readonly string[]) => ({
    message: `No profile that gets its credentials from Identity Center fits ${patterns.join(', ')}.`,
    next: ['Which there are: sso list'],
  }),
  otherProfiles: (count: number) =>
    `${counted(count)} more ${count === 1 ? 'profile gets its' : 'profiles get their'} credentials in another way, or none: left out.`,
  columns: {
    profile: 'Profile',
    account: 'Account',
    accountId: 'Account ID',
    role: 'Role',
    region: 'Region',
  },
  production: 'PRODUCTION',
  question: (facts: {
    readonly command: string;
    readonly runs: number;
    readonly accounts: number;
    readonly production: number;
  }) => {
    const times = facts.runs === facts.accounts ? '' : ` ${counted(facts.runs)} times`;
    const production = facts.production === 0 ? '' : ` (PRODUCTION: ${counted(facts.production)})`;
    return `Run "${facts.command}"${times} in ${accounts(facts.accounts)}${production}?`;
  },
  answer: 'Permission to run the command',
  progress: (counts: { readonly done: number; readonly failed: number; readonly all: number }) =>
    `${counted(counts.done)} of ${counted(counts.all)} done${counts.failed === 0 ? '' : `, ${counted(counts.failed)} failed`}`,
  heading: (target: string, outcome: string) => `== ${target}: ${outcome} ==`,
  error: (message: string) => `Error: ${message}`,
  outputLost: (target: string) =>
    `The rest of what ${target} printed is lost: no room in the temporary folder.`,
  outcomes: {
    exited: (exitCode: number, time: string) =>
      exitCode === 0 ? `ok, ${time}` : `exit code ${exitCode}, ${time}`,
    signalled: (signal: string, time: string) => `ended by ${signal}, ${time}`,
    notStarted: (reason: string) => `cannot be run (${reason})`,
    noCredentials: (code: string) => `no credentials (${code})`,
    leftOut: 'not begun',
  },
  summary: (
    counts: {
      readonly all: number;
      readonly succeeded: number;
      readonly failed: number;
      readonly leftOut: number;
    },
    time: string,
  ) => {
    const failed = counts.failed === 0 ? '' : `, ${counted(counts.failed)} failed`;
    const leftOut = counts.leftOut === 0 ? '' : `, ${counted(counts.leftOut)} not begun`;
    return `${counted(counts.succeeded)} of ${counted(counts.all)} ok${failed}${leftOut}, in ${time}.`;
  },
  more: (count: number) => `… and ${counted(count)} more`,
} as const;
