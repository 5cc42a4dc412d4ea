import { parseArgs } from 'node:util';
import type { RoleTarget } from '../credentials/role-credentials.ts';
import { type NameKind, SsoError } from '../errors.ts';
import type { NamedSession } from '../session/session.ts';
import type { AwsConfig, ConfigSection } from './aws-config.ts';
import { shellSplit } from './shell-split.ts';

const key = 'credential_process';
const commandName = 'credential-process';

/**
 * The profile with the keys that its `credential_process` stands for, where that runs this program: so that such a profile can
 * be used here without running ourselves. A key that it names besides goes before one of the profile that the command names.
 * @throws SsoError `profile-cycle` where it names itself, also by way of others
 */
export function withOwnProcess(config: AwsConfig, profile: ConfigSection): ConfigSection {
  return resolved(config, profile, [profile.name]);
}

/** `visited` are the profiles that led here, this one last. */
function resolved(config: AwsConfig, profile: ConfigSection, visited: readonly string[]): ConfigSection {
  const command = profile.values.get(key);
  if (command === undefined || namesAnotherWay(profile)) return profile;
  const own = readOwnProcess(command);
  if (own === undefined) return profile;
  const others = [...profile.values].filter(([name]) => name !== key);
  if (own.kind === 'role') return { ...profile, values: new Map([...others, ...own.keys]) };
  // Without a flag it asks for the active profile, which is the one that ran it.
  const name = own.profile ?? profile.name;
  if (visited.includes(name)) throw new SsoError('profile-cycle', { profiles: [...visited, name] });
  const target = config.profiles.get(name);
  if (target === undefined) return profile;
  const { values, nested } = resolved(config, target, [...visited, name]);
  return { name: profile.name, values: new Map([...values, ...others]), nested };
}

/** Keys that count before `credential_process`, as for botocore. */
function namesAnotherWay({ values }: ConfigSection): boolean {
  return ['sso_account_id', 'sso_role_name', 'role_arn', 'login_session'].some((name) => values.has(name));
}

type OwnProcess =
  | { readonly kind: 'profile'; readonly profile: string | undefined }
  | { readonly kind: 'role'; readonly keys: readonly (readonly [string, string])[] };

/** What the command asks for, or `undefined` where it is of another program or has flags that are not known. */
function readOwnProcess(command: string): OwnProcess | undefined {
  const words = shellSplit(command) ?? [];
  const at = words.indexOf(commandName);
  if (at === -1 || !/(?:^|[\\/])sso(?:\.js|\.cmd|\.exe)?$/.test(words[at - 1] ?? '')) return undefined;
  const flags = readFlags(words.slice(at + 1));
  if (flags === undefined) return undefined;
  const { 'account-id': accountId, 'role-name': roleName, session, profile } = flags;
  if (accountId === undefined || roleName === undefined) return { kind: 'profile', profile };
  return {
    kind: 'role',
    keys: [
      ...(session === undefined ? [] : [['sso_session', session] as const]),
      ['sso_account_id', accountId],
      ['sso_role_name', roleName],
    ],
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string', short: 'p' },
        session: { type: 'string', short: 's' },
        'account-id': { type: 'string' },
        'role-name': { type: 'string' },
        'auto-login': { type: 'boolean' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

/**
 * A `credential_process` that runs this program, found in the PATH. botocore splits it by the rules of a POSIX shell (on Windows
 * by those of its C runtime) and runs no shell, the other SDKs give it to `sh` or `cmd`: it says the same to all of them.
 * @throws SsoError `name-unusable` where there is no such form
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function ownProcessCommand(
  session: NamedSession,
  { accountId, roleName }: RoleTarget,
  options: { readonly platform: NodeJS.Platform },
): string {
  const quote = (word: string, kind: NameKind) => processWord(word, kind, options);
  // npm puts a .cmd into the PATH, which only cmd runs.
  const program = options.platform === 'win32' ? 'cmd /d /c sso' : 'sso';
  return [
    `${program} ${commandName}`,
    flag('account-id', quote(accountId, 'account')),
    flag('role-name', quote(roleName, 'role')),
    flag('session', quote(session.name, 'session')),
  ].join(' ');
}

/** A value that looks like a flag would be read as one when it stood alone. */
function flag(name: string, value: string): string {
  return `--${name}${/^['"]?-/.test(value) ? '=' : ' '}${value}`;
}

const plainWord = /^[A-Za-z0-9_@%+:,./-]+$/;

/**
 * A word of a `credential_process`.
 * @throws SsoError `name-unusable` where it has no form that all readers take for the same
 */
export function processWord(
  word: string,
  kind: NameKind,
  { platform }: { readonly platform: NodeJS.Platform },
): string {
  return platform === 'win32' ? windowsWord(word, kind) : posixWord(word, kind);
}

/** Several SDKs take ` #` and ` ;` in the file for the beginning of a comment, so no blank stands right before them. */
function posixWord(word: string, kind: NameKind): string {
  if (/[\0\r\n]/.test(word)) throw new SsoError('name-unusable', { kind, name: word });
  if (plainWord.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''").replace(/\s(?=[#;])/g, "$&''")}'`;
}

/** What cmd reads even between double quotes has no form that every reader agrees on. */
function windowsWord(word: string, kind: NameKind): string {
  if (/["%!^\0\r\n]|\\$|\s[#;]/.test(word)) throw new SsoError('name-unusable', { kind, name: word });
  return /^[\w@+:./-]+$/.test(word) ? word : `"${word}"`;
}
