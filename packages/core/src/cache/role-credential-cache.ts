import type { RoleCredentials, RoleTarget } from '../credentials/role-credentials.ts';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { Secret } from '../secret.ts';
import type { Session } from '../session/session.ts';
import {
  cacheFilePath,
  lastsLongEnough,
  listCacheFiles,
  readCacheFile,
  writeCacheFile,
} from './cache-file.ts';
import { pythonJson } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import { type ClockOffset, isFromFuture, timeOfWriting } from './wrong-clock.ts';

/** Marks the files of role credentials; what AWS CLI keeps of assumed roles lies in the same folder. */
const providerType = 'sso';

/**
 * Credentials that AWS CLI or this library fetched earlier, however long they are good for. No token is needed for them.
 * @throws SsoError `file-unreadable`
 */
export function readKeptRoleCredentials(
  runtime: Runtime,
  session: Session,
  target: RoleTarget,
): RoleCredentials | undefined {
  const content = readCacheFile(runtime, roleCredentialPath(runtime, session, target));
  if (content?.ProviderType !== providerType || isFromFuture(runtime, content)) return undefined;
  return credentialsOf(objectOf(content.Credentials) ?? {}, target);
}

/**
 * Those of which at least 15 minutes remain.
 * @throws SsoError `file-unreadable`
 */
export function readCachedRoleCredentials(
  runtime: Runtime,
  session: Session,
  target: RoleTarget,
): RoleCredentials | undefined {
  const kept = readKeptRoleCredentials(runtime, session, target);
  return kept && lastsLongEnough(runtime, kept) ? kept : undefined;
}

/**
 * One line of JSON with the keys in AWS CLI's order, mode 0600.
 * @throws SsoError `file-unwritable`
 */
export async function writeCachedRoleCredentials(
  runtime: Runtime,
  session: Session,
  target: RoleTarget,
  credentials: RoleCredentials,
  clock: ClockOffset = {},
): Promise<void> {
  await writeCacheFile(runtime, roleCredentialPath(runtime, session, target), {
    ProviderType: providerType,
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey.reveal(),
      SessionToken: credentials.sessionToken.reveal(),
      Expiration: formatTimestamp(credentials.expiration),
      AccountId: credentials.accountId,
    },
    ...timeOfWriting(runtime, clock),
  });
}

/**
 * Removes the role credentials of every session, and nothing else that AWS CLI keeps in the folder. A file that cannot be read or
 * removed does not keep the others.
 * @throws SsoError `file-unreadable`, `file-unwritable` for the first such file
 */
export async function removeAllCachedRoleCredentials(runtime: Runtime): Promise<void> {
  const problems: unknown[] = [];
  for (const file of listCacheFiles(runtime, 'cli')) {
    try {
      if (readCacheFile(runtime, file)?.ProviderType === providerType) await runtime.files.remove(file);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
}

/** The keys stand in alphabetical order. */
export function roleCredentialPath(
  runtime: Runtime,
  session: Session,
  { accountId, roleName }: RoleTarget,
): string {
  const owner = session.kind === 'named' ? { sessionName: session.name } : { startUrl: session.startUrl };
  return cacheFilePath(
    runtime,
    'cli',
    pythonJson({ accountId, roleName, ...owner }, { separators: 'compact' }),
  );
}

/** AWS CLI did not always write the account, which the file's name holds anyway. */
function credentialsOf(
  stored: Readonly<Record<string, unknown>>,
  target: RoleTarget,
): RoleCredentials | undefined {
  const accessKeyId = textOf(stored.AccessKeyId);
  const secretAccessKey = textOf(stored.SecretAccessKey);
  const sessionToken = textOf(stored.SessionToken);
  const expiration = parseTimestamp(textOf(stored.Expiration) ?? '');
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined) return undefined;
  return {
    accountId: textOf(stored.AccountId) ?? target.accountId,
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration,
  };
}
