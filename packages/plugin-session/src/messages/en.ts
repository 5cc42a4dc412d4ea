export const en = {
  login: {
    summary: 'Sign in to IAM Identity Center.',
    description:
      'Opens your browser, or, where there is none, shows a code to confirm in a browser on any device. The sign-in is shared with AWS CLI and the SDKs. A session that is still valid is not asked for again.',
    examples: [
      {
        description: 'Sign in to the session of the active profile, or the only one there is:',
        command: 'sso login',
      },
      {
        description: 'Sign in by name, over SSH or in a container:',
        command: 'sso login --session my-sso --device-code',
      },
    ],
    already: (session: string, left: string) => `Already signed in to ${session}, for another ${left}.`,
    done: (session: string, left: string) => `Signed in to ${session}, for ${left}.`,
    renews: 'It renews itself while your session at AWS lasts.',
  },
  logout: {
    summary: 'Sign out, here and at IAM Identity Center.',
    description:
      'Ends the session at the service and removes its token and all cached role credentials from this machine. Role credentials that a program has already fetched stay valid until they run out.',
    examples: [
      { description: 'Sign out of one session:', command: 'sso logout --session my-sso' },
      { description: 'Sign out of all sessions:', command: 'sso logout --all' },
    ],
    all: 'Sign out of every session.',
    outcomes: {
      ended: (session: string) => `Signed out of ${session}.`,
      'already-ended': (session: string) => `Signed out of ${session}, which had already ended at AWS.`,
      'not-reached': (session: string) =>
        `Signed out of ${session} on this machine. AWS could not be reached, so the session there lasts until it runs out.`,
      'not-signed-in': (session: string) => `Not signed in to ${session}.`,
    },
    none: 'No session is set up, so there is none to sign out of.',
  },
  status: {
    summary: 'Show sessions and the active profile.',
    description:
      'Reads only what is on this machine: which sessions are signed in, for how long, whether they renew themselves, and which profile this shell is on.',
    examples: [
      { description: 'For a person:', command: 'sso status' },
      { description: 'For a program:', command: 'sso status --json' },
    ],
    headings: {
      session: 'Session',
      startUrl: 'Start URL',
      region: 'Region',
      state: 'State',
      renews: 'Renews itself',
    },
    states: {
      valid: (left: string) => `signed in, ${left} left`,
      refreshable: () => 'renews at next use',
      expired: () => 'expired',
      'signed-out': () => 'signed out',
    },
    yes: 'yes',
    no: 'no',
    none: 'No sessions are set up. Set one up: sso configure',
    profile: (name: string, source: string) => `Profile ${name || '""'} (from ${source})`,
    account: (accountId: string, roleName: string) => `account ${accountId}, role ${roleName}`,
    problem: (message: string) => `cannot be used: ${message}`,
    shadowed: (variables: string) =>
      `Programs take the credentials in ${variables} before those of the profile. Unset them to use the profile.`,
  },
} as const;
