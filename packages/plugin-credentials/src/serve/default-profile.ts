import type { AwsConfig } from '@sso/core';

const credentialKeys = [
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'role_arn',
  'credential_process',
  'aws_access_key_id',
  'web_identity_token_file',
  'login_session',
];

/**
 * Whether AWS CLI and the SDKs, without a profile named, find credentials in the profile `default`: they look there before they
 * ask a container credential endpoint.
 */
export function defaultProfileHasCredentials({ profiles }: AwsConfig): boolean {
  const profile = profiles.get('default');
  return credentialKeys.some((key) => profile?.values.has(key) ?? false);
}
