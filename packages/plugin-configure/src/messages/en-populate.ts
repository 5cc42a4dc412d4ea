import type { DirectoryFailureCode } from '@sso/core';

const counted = (count: number): string => count.toLocaleString('en');
const profiles = (count: number): string => `${counted(count)} ${count === 1 ? 'profile' : 'profiles'}`;

const failures: Readonly<Record<DirectoryFailureCode, string>> = {
  network: 'the network failed',
  'request-timeout': 'no answer in time',
  throttled: 'too many calls',
  'service-unavailable': 'a fault of the service',
  'service-refused': 'refused by the service',
  'answer-unexpected': 'an answer that makes no sense',
};

/** Texts of `sso populate`. */
export const populateInEnglish = {
  summary: 'Write a profile for every account and role that you have.',
  description:
    'Lists the accounts and roles of a session and writes a profile for each, or for those that the filters choose. What would change is shown first. Only profiles that this command wrote, and that nobody has edited since, are ever changed or removed. Patterns know * and ?, /regular expressions/ and a ! in front to exclude; account patterns fit the name, the id or the e-mail address. Where accounts could not be listed, the others are written all the same, and the exit code tells.',
  examples: [
    { description: 'Everything, after a look at it:', command: 'sso populate' },
    {
      description:
        'One profile an account, with the best role that you have there, called as the account is:',
      command:
        "sso populate --prefer-role AdministratorAccess --prefer-role 'ReadOnly*' --name '{accountName|kebab}'",
    },
    {
      description: 'Without a terminal, and without the profiles whose access has gone:',
      command: "sso populate --account 'shop-*' --account '!*-sandbox' --region eu-west-1 --prune --yes",
    },
  ],
  flags: {
    account: 'Only accounts that this pattern fits. Several may be given.',
    role: 'Only roles that this pattern fits. Several may be given.',
    region: 'Region of the profiles. With several, each account and role gets a profile for each.',
    name: 'How profiles are called. Fields: accountName, accountId, roleName, email, session, region.',
    preferRole:
      'One profile an account: with the role that this pattern fits. Of several the first counts that fits any.',
    form: 'What the profiles look like. Default: sso-session.',
    set: 'A further key for each profile, such as output=json. Several may be given.',
    prune: 'Also remove profiles whose access has gone.',
    pruneOthers: 'With --prune, also those of the session that this run would not make.',
    dryRun: 'Show what would change, and change nothing.',
    yes: 'Do not ask.',
  },
  setForm: (typed: string) => `--set takes KEY=VALUE, and not "${typed}".`,
  formNeedsSession: (form: string) =>
    `--form ${form} needs a session with a name, and this one has none. It can have the form legacy.`,
  unmatched: (kind: 'account' | 'role', pattern: string, near: string | undefined) =>
    `No ${kind} fits ${pattern}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  notListed: (accountId: string, reason: string) =>
    `The roles of account ${accountId} could not be listed (${reason}). Its profiles stay as they are.`,
  failures,
  session: (name: string, startUrl: string) => `+ sso-session ${name}: ${startUrl}`,
  wouldChange: (file: string) => `${file} would change like this:`,
  conflicts: {
    equal: (wanted: string) => `several would be called ${wanted}`,
    taken: (wanted: string) => `${wanted} is a profile for other access`,
    empty: () => 'the template gives no name',
    reserved: (wanted: string) => `${wanted} would hold where nothing is chosen`,
  },
  leftReasons: { gone: 'access has gone', unchosen: 'not made by these rules' },
  kept: {
    'by-hand': (name: string) => `Kept ${name}: not written by sso populate.`,
    edited: (name: string) => `Kept ${name}: edited since sso populate wrote it.`,
  },
  leftEdited: (name: string, reason: string) =>
    `Kept ${name} (${reason}): edited since sso populate wrote it.`,
  leftCommented: (name: string, reason: string) => `Kept ${name} (${reason}): a comment stands in it.`,
  unnamed: {
    unusable: (access: string, wanted: string) =>
      `No profile for ${access}: the config file cannot hold "${wanted}" or a value of it safely.`,
    equal: (access: string, wanted: string) =>
      `No profile for ${access}: nothing tells the name "${wanted}" apart from others.`,
  },
  more: (count: number) => `… and ${counted(count)} more`,
  summaryLine: (counts: {
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly unchanged: number;
  }) =>
    `${profiles(counts.added)} to add, ${counted(counts.changed)} to change, ${counted(counts.removed)} to remove, ${counted(counts.unchanged)} as they should be.`,
  gone: (count: number) =>
    `${profiles(count)} of ours: ${count === 1 ? 'its' : 'their'} access has gone. Remove with --prune.`,
  question: { message: 'Write this?', answer: 'Permission to write the profiles' },
  outdated: 'The config has changed meanwhile. Now it would change like this:',
  nothingToDo: (file: string) => `${file} is as it should be.`,
  written: (file: string, count: number) => `Wrote ${file}: ${profiles(count)} added, changed or removed.`,
} as const;
