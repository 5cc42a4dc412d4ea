import { formatTimestamp } from '../../cache/timestamp.ts';
import type { SessionCredentials } from '../role-credentials.ts';

/**
 * What a container credential endpoint answers to AWS CLI and the SDKs.
 * @param options.roleArn where it is known: that of a permission set is not
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function formatContainer(
  credentials: SessionCredentials,
  options: { readonly roleArn?: string | undefined } = {},
): string {
  const { expiration } = credentials;
  const json = {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey.reveal(),
    Token: credentials.sessionToken.reveal(),
    Expiration: expiration === undefined ? undefined : formatTimestamp(expiration),
    AccountId: credentials.accountId,
    RoleArn: options.roleArn,
  };
  return `${JSON.stringify(json)}\n`;
}
