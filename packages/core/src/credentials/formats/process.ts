import { formatTimestamp } from '../../cache/timestamp.ts';
import type { SessionCredentials } from '../role-credentials.ts';

/**
 * What a `credential_process` prints for AWS CLI and the SDKs.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function formatProcess(credentials: SessionCredentials): string {
  const { expiration } = credentials;
  const json = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey.reveal(),
    SessionToken: credentials.sessionToken.reveal(),
    Expiration: expiration === undefined ? undefined : formatTimestamp(expiration),
    AccountId: credentials.accountId,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
