import type { AssumedRole } from '../credentials/credential-source.ts';
import { accountOfRoleArn } from '../credentials/role-arn.ts';
import type { RoleCredentials } from '../credentials/role-credentials.ts';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { Secret } from '../secret.ts';
import type { AssumedRoleAnswer } from '../sts/assume-role.ts';
import { cacheFilePath, readCacheFile, writeCacheFile } from './cache-file.ts';
import { pythonJson } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import { type ClockOffset, isFromFuture, timeOfWriting } from './wrong-clock.ts';

/**
 * Credentials of an assumed role that AWS CLI or this library fetched earlier, however long they are good for. As for AWS CLI, the
 * source of the role is not part of the key: whoever asks in the same way gets the same.
 * @throws SsoError `file-unreadable`
 */
export function readKeptAssumedRole(runtime: Runtime, role: AssumedRole): RoleCredentials | undefined {
  const content = readCacheFile(runtime, assumedRolePath(runtime, role));
  if (content === undefined || isFromFuture(runtime, content)) return undefined;
  const stored = objectOf(content.Credentials);
  const accountId = accountOfRoleArn(role.roleArn);
  const accessKeyId = textOf(stored?.AccessKeyId);
  const secretAccessKey = textOf(stored?.SecretAccessKey);
  const sessionToken = textOf(stored?.SessionToken);
  const expiration = parseTimestamp(textOf(stored?.Expiration) ?? '');
  if (!accountId || !accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined) {
    return undefined;
  }
  return {
    accountId,
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration,
  };
}

/**
 * The answer of STS as AWS CLI keeps it, without the metadata of the response, which nobody reads. Mode 0600.
 * @throws SsoError `file-unwritable`
 */
export async function writeCachedAssumedRole(
  runtime: Runtime,
  role: AssumedRole,
  { credentials, assumedRoleUser }: AssumedRoleAnswer,
  clock: ClockOffset = {},
): Promise<void> {
  await writeCacheFile(runtime, assumedRolePath(runtime, role), {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey.reveal(),
      SessionToken: credentials.sessionToken.reveal(),
      Expiration: formatTimestamp(credentials.expiration),
    },
    AssumedRoleUser: { AssumedRoleId: assumedRoleUser.assumedRoleId, Arn: assumedRoleUser.arn },
    ...timeOfWriting(runtime, clock),
  });
}

/**
 * botocore's key: the arguments of `AssumeRole` in alphabetical order, without a session name that was made up and
 * without the MFA code.
 * @see https://github.com/boto/botocore/blob/develop/botocore/credentials.py
 */
export function assumedRolePath(runtime: Runtime, role: AssumedRole): string {
  const { durationSeconds, externalId, roleArn, roleSessionName, mfaSerial } = role;
  const key = {
    ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
    ...(externalId !== undefined && { ExternalId: externalId }),
    RoleArn: roleArn,
    ...(roleSessionName !== undefined && { RoleSessionName: roleSessionName }),
    ...(mfaSerial !== undefined && { SerialNumber: mfaSerial }),
  };
  return cacheFilePath(runtime, 'cli', pythonJson(key, { separators: 'spaced' }));
}
