import { formatTimestamp } from '../../cache/timestamp.ts';
import type { RoleCredentials } from '../role-credentials.ts';

/**
 * What a `credential_process` prints for AWS CLI and the SDKs.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function formatProcess(credentials: RoleCredentials): string {
  const json = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey.reveal(),
    SessionToken: credentials.sessionToken.reveal(),
    Expiration: formatTimestamp(credentials.expiration),
    AccountId: credentials.accountId,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
