import { formatTimestamp } from '../cache/timestamp.ts';
import type { IniDocument, IniSection } from '../config/ini/document.ts';
import type { IniEdits } from '../config/ini/edit.ts';
import { editIniFile } from '../config/ini/edit-file.ts';
import { shownValue } from '../config/ini/shown-line.ts';
import { credentialsFilePath } from '../config/paths.ts';
import { readAwsConfig } from '../config/read.ts';
import { usesIdentityCenter } from '../config/resolve.ts';
import { credentialsSectionHeader } from '../config/section-name.ts';
import { type KeyDifference, SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { credentialKeys } from './formats/ini.ts';
import type { SessionCredentials } from './role-credentials.ts';

/**
 * By this key a section shows that it is ours. Readers pass over keys that they do not know; a comment could not be told
 * from one that somebody else wrote.
 */
const markKey = 'x_written_by';
const mark = 'sso';
const expirationKey = 'x_expiration';

export interface WriteCredentialsOptions {
  /** The region of the work, to stand in the profile. */
  readonly region?: string | undefined;
  /** Also over a section that somebody else wrote, or where the config has a profile of Identity Center by that name. */
  readonly force?: boolean | undefined;
}

/**
 * Writes credentials into the credentials file, under a profile's name, and leaves every other byte as it is. The file gets mode
 * 0600. Until when they are valid stands beside them in `x_expiration`.
 * @returns the file's path
 * @throws SsoError `profile-exists` where the section is not one that was written here, `profile-signs-in` where keys by that
 * name would hide or be hidden, `config-disabled`, `config-syntax`, `name-unusable`, `value-unquotable`, and those of files
 */
export async function writeCredentialsProfile(
  runtime: Runtime,
  name: string,
  credentials: SessionCredentials,
  options: WriteCredentialsOptions = {},
): Promise<string> {
  const header = credentialsSectionHeader(name);
  const file = credentialsFilePath(runtime);
  if (file === undefined) throw new SsoError('config-disabled', { variable: 'AWS_SHARED_CREDENTIALS_FILE' });
  const keys = keysOf(credentials, options.region);
  if (!options.force) requireUnshadowed(runtime, name);
  const edit = (document: IniDocument): IniEdits => {
    const section = document.sections.find((each) => each.header === header);
    if (section === undefined) return { added: [{ header, keys: keys.filter(isSet) }] };
    if (!options.force) requireOurs(section, name, keys);
    return { changed: new Map([[section, new Map(keys)]]) };
  };
  await editIniFile(runtime, file, edit, { secret: true, mode: 0o600 });
  return file;
}

type Key = readonly [key: string, value: string | undefined];

/** A region that is not given stays; an expiration that is not known goes. */
function keysOf(credentials: SessionCredentials, region: string | undefined): readonly Key[] {
  const { expiration } = credentials;
  return [
    ...credentialKeys(credentials),
    ...(region === undefined ? [] : [['region', region] as const]),
    [expirationKey, expiration === undefined ? undefined : formatTimestamp(expiration)],
    [markKey, mark],
  ];
}

function isSet(key: Key): key is readonly [string, string] {
  return key[1] !== undefined;
}

/**
 * botocore asks Identity Center first and never sees the keys; other SDKs take the keys first, also after they have run out.
 * @throws SsoError `profile-signs-in`
 */
function requireUnshadowed(runtime: Runtime, name: string): void {
  const profile = readAwsConfig(runtime).profiles.get(name);
  if (profile && usesIdentityCenter(profile)) throw new SsoError('profile-signs-in', { profile: name });
}

/** @throws SsoError `profile-exists` */
function requireOurs(section: IniSection, name: string, keys: readonly Key[]): void {
  if (section.entries.get(markKey)?.value === mark) return;
  throw new SsoError('profile-exists', { profile: name, differences: differencesOf(section, keys) });
}

function differencesOf(section: IniSection, keys: readonly Key[]): readonly KeyDifference[] {
  return keys.flatMap(([key, after]) => {
    const value = section.entries.get(key)?.value;
    const before = typeof value === 'string' ? value : undefined;
    if (before === after) return [];
    return [{ key, before: shown(key, before), after: shown(key, after) }];
  });
}

function shown(key: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : shownValue(key, value);
}
