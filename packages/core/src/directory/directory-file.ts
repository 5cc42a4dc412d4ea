import { join, sep } from 'node:path';
import { fileNameHash } from '../cache/file-name-hash.ts';
import { formatTimestamp, parseTimestamp } from '../cache/timestamp.ts';
import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { sessionKey } from '../session/select-session.ts';
import type { Session } from '../session/session.ts';
import { userFolder } from '../user-folder.ts';
import { type Directory, type DirectoryAccount, type DirectoryFailure, isFailureCode } from './directory.ts';

/** Another number is that of another version of this program, whose file is none for us. */
const version = 1;

/**
 * What was kept of a session's accounts and roles, or `undefined` where nothing readable was: a list that can be had again is
 * no reason to stop.
 */
export function readDirectory(runtime: Runtime, session: Session): Directory | undefined {
  const stored = readDirectoryFile(runtime, directoryFile(runtime, session, 'whole'));
  return stored && directoryOf(stored);
}

/** Mode 0600: who works in which account is nobody else's business. A home that cannot be written costs the list only. */
export async function keepDirectory(runtime: Runtime, session: Session, directory: Directory): Promise<void> {
  const { fetchedAt, accounts, failures } = directory;
  const whole = { startUrl: session.startUrl, fetchedAt: formatTimestamp(fetchedAt), accounts };
  const content = failures.length === 0 ? whole : { ...whole, failures };
  await writeDirectoryFile(runtime, directoryFile(runtime, session, 'whole'), content);
}

/** Where it lies. A session that is moved to another start URL has other accounts. */
export function directoryFile(runtime: Runtime, session: Session, kind: 'whole' | 'partial'): string {
  const name = fileNameHash(JSON.stringify([sessionKey(session), session.startUrl]));
  const platform = sep === '\\' ? 'win32' : 'linux';
  const ending = kind === 'whole' ? '.json' : '.partial.json';
  return join(userFolder(runtime, 'cache', { platform }), 'directory', `${name}${ending}`);
}

/** Writes a file as {@link keepDirectory} does. */
export async function writeDirectoryFile(runtime: Runtime, file: string, content: object): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify({ version, ...content }));
  try {
    await runtime.files.write(file, bytes, { private: true });
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable') && !SsoError.is(error, 'file-is-link')) throw error;
    runtime.log('directory not kept', { code: error.code, ...error.data });
  }
}

/** The members of such a file, each still unknown; `undefined` where there is none that this version can read. */
export function readDirectoryFile(
  runtime: Runtime,
  file: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = runtime.files.read(file);
    const stored = bytes && objectOf(JSON.parse(new TextDecoder().decode(bytes)));
    return stored?.version === version ? stored : undefined;
  } catch (error) {
    if (error instanceof SsoError) runtime.log('directory not read', { reason: error.code });
    return undefined;
  }
}

function directoryOf(stored: Readonly<Record<string, unknown>>): Directory | undefined {
  const fetchedAt = parseTimestamp(textOf(stored.fetchedAt) ?? '');
  if (fetchedAt === undefined || !Array.isArray(stored.accounts)) return undefined;
  const accounts = (stored.accounts as readonly unknown[])
    .map(accountOf)
    .filter((account) => account !== undefined);
  const failures = Array.isArray(stored.failures) ? (stored.failures as readonly unknown[]) : [];
  return {
    fetchedAt,
    accounts,
    failures: failures.map(failureOf).filter((failure) => failure !== undefined),
  };
}

function accountOf(stored: unknown): DirectoryAccount | undefined {
  const { accountId, accountName, emailAddress, roles } = objectOf(stored) ?? {};
  const id = textOf(accountId);
  if (id === undefined || !Array.isArray(roles)) return undefined;
  return {
    accountId: id,
    accountName: textOf(accountName) ?? '',
    emailAddress: textOf(emailAddress) ?? '',
    roles: roles.filter((role) => typeof role === 'string'),
  };
}

function failureOf(stored: unknown): DirectoryFailure | undefined {
  const { accountId, code } = objectOf(stored) ?? {};
  const id = textOf(accountId);
  return id === undefined || !isFailureCode(code) ? undefined : { accountId: id, code };
}
