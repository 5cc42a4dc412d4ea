import { report } from './en-report.ts';

export const en = {
  access: {
    summary: 'Show which roles you may have in which accounts.',
    description:
      'What the access portal says, in one session or in all, with the profiles that give each role and what is production by your rules. The answer is kept for a day.',
    examples: [
      { description: 'A tree of all accounts:', command: 'sso access' },
      {
        description: 'Administrators in the accounts with "prod" in their name:',
        command: 'sso access --account "*prod*" --role "*admin*"',
      },
      { description: 'Accounts by roles:', command: 'sso access --matrix' },
      {
        description: 'A report to look at and to share:',
        command: 'sso access --html access.html --open',
      },
    ],
    flags: {
      account:
        'Only accounts whose name, id or e-mail fits: *, ?, /regular expression/, ! excludes. Repeatable.',
      role: 'Only roles whose name fits, in the same language. Repeatable.',
      search: 'Only what typing this into the list of sso switch would find.',
      matrix: 'Accounts as lines, roles as columns.',
      csv: 'Print comma-separated values for a spreadsheet.',
      html: 'Write a report for a browser into this file; - is stdout.',
      open: 'Open the report in the browser.',
      refresh: 'Ask the access portal, also where its last answer is not a day old.',
    },
    shown: {
      production: 'PRODUCTION',
      noName: '(no name)',
      noRoles: 'no roles',
      unknown: (code: string, roles: number) =>
        roles === 0 ? `roles not known (${code})` : `roles not known now (${code}); before:`,
      profile: (names: string) => `profile ${names}`,
      account: 'Account',
      accountId: 'Account ID',
      marks: { role: 'x', profile: 'P', none: '.', unknown: '?' },
      legend: 'x: role, P: role with a profile, ?: not known',
    },
    counts: (accounts: number, roles: number) =>
      `${accounts} ${accounts === 1 ? 'account' : 'accounts'}, ${roles} ${roles === 1 ? 'role' : 'roles'} in them.`,
    none: 'You have no such access.',
    unmatched: (kind: 'account' | 'role', pattern: string, near: string | undefined) =>
      `No ${kind} fits ${pattern}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    written: (file: string) => `Wrote ${file}.`,
    openYourself: (url: string) => `No browser could be opened here. Open it yourself: ${url}`,
    openNeedsFile: {
      message: '--open needs a file to open.',
      next: ['Name one: --html access.html --open'],
    },
  },
  report,
} as const;
