export const en = {
  list: {
    summary: 'List profiles, accounts, roles or sessions.',
    description:
      'Profiles and sessions are those of ~/.aws/config. Accounts and roles are what the access portal says you have, in one session or in all; the answer is kept for a day.',
    examples: [
      { description: 'The profiles of this machine:', command: 'sso list' },
      {
        description: 'Every role in the accounts with "prod" in their name:',
        command: 'sso list roles --filter accountName=prod',
      },
      { description: 'For a spreadsheet:', command: 'sso list accounts --csv > accounts.csv' },
      { description: 'For a program:', command: 'sso list roles --session my-sso --json' },
    ],
    args: { kind: 'What to list. Default: profiles.' },
    flags: {
      session: 'Accounts and roles of this sign-in only, or profiles that use it.',
      columns: 'Columns to show, in this order, with commas between them.',
      filter: 'Only lines with this text in any column, or, as COLUMN=TEXT, in that one. Repeatable.',
      sort: 'Columns to sort by, with commas between them; - before one sorts it backwards (--sort=-region).',
      csv: 'Print comma-separated values for a spreadsheet.',
      refresh: 'Ask the access portal, also where its last answer is not a day old.',
    },
    headings: {
      profile: 'Profile',
      session: 'Session',
      accountId: 'Account ID',
      accountName: 'Account',
      emailAddress: 'E-mail',
      roleName: 'Role',
      region: 'Region',
      startUrl: 'Start URL',
      state: 'State',
      expiresAt: 'Expires',
      problem: 'Problem',
    },
    /** As `sso status` says it. Programs get the names. */
    states: {
      valid: 'signed in',
      refreshable: 'renews at next use',
      expired: 'expired',
      'signed-out': 'signed out',
    },
    noneConfigured: 'No profiles are set up. Set one up: sso configure',
    none: {
      profiles: 'There are no such profiles.',
      accounts: 'There are no such accounts.',
      roles: 'There are no such roles.',
      sessions: 'There are no such sessions.',
    },
    unknownColumn: (typed: string, near: string | undefined, columns: string) => ({
      message: `There is no column "${typed}" here.`,
      next: [...(near === undefined ? [] : [`Did you mean ${near}?`]), `The columns: ${columns}`],
    }),
  },
  whoami: {
    summary: 'Show which account and role this shell is on, and what says so.',
    description:
      'For each value where it comes from: a variable, the config file or a default, and which variables hide others. Reads only what is on this machine; with --verify AWS is asked whose the credentials are.',
    examples: [
      { description: 'For a person:', command: 'sso whoami' },
      { description: 'Ask AWS:', command: 'sso whoami --verify' },
      { description: 'For a program:', command: 'sso whoami --json' },
    ],
    flags: { verify: 'Ask AWS (STS GetCallerIdentity) whose the credentials are.' },
    labels: {
      credentials: 'Credentials',
      profile: 'Profile',
      session: 'Session',
      accountId: 'Account ID',
      accountName: 'Account',
      roleName: 'Role',
      region: 'Region',
      expiration: 'Expires',
    },
    headings: { what: 'What', value: 'Value', source: 'From' },
    credentials: {
      environment: 'keys in the environment',
      profile: 'of the profile',
      container: 'of the container',
    },
    sources: {
      default: 'nothing, so the default',
      config: 'the config file',
      cache: 'the cached credentials',
      directory: 'the last list of accounts',
    },
    unset: '-',
    expiresIn: (moment: string, left: string) => `${moment} (${left} left)`,
    expired: (moment: string) => `${moment} (over)`,
    hidden: (by: string, what: string) => `${by} comes before ${what}.`,
    profileCredentials: 'the credentials of the profile',
    profileRegion: 'the region of the profile',
    problem: (message: string) => `The profile cannot be used: ${message}`,
    incompleteKeys: (missing: string) =>
      `Some of the keys are in the environment, but ${missing} is not: most programs stop at that.`,
    verified: (arn: string) => `AWS says: ${arn}`,
    nothing:
      'This shell has no profile and no keys. Choose a profile: sso switch, or export AWS_PROFILE=NAME',
    nothingToVerify: {
      message: 'There are no credentials of a profile or of the environment to ask AWS about.',
      next: ['Choose a profile: export AWS_PROFILE=NAME', 'Set one up: sso configure'],
    },
  },
} as const;
