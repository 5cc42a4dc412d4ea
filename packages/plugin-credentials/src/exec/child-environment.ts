import type { Variable } from '@sso/core';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names the credentials that a shell has, for its prompt. */
export const labelVariable = 'SSO_PROFILE';

/** What AWS CLI and the SDKs would find credentials by in place of the ones that are given, or beside them. */
const otherCredentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_SESSION_EXPIRATION',
  'AWS_ACCOUNT_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];

/** By which aws-vault, AWSume, Granted, Leapp, saml2aws and aws-sso-cli tell what a shell has. It is no longer true. */
const otherTools = [
  'AWS_VAULT',
  'AWSUME_PROFILE',
  'AWSUME_DEFAULT_PROFILE',
  'AWSUME_EXPIRATION',
  'AWS_SSO',
  'AWS_SSO_PROFILE',
  'AWS_SSO_ROLE_ARN',
  'AWS_SSO_ACCOUNT_ID',
  'AWS_SSO_ROLE_NAME',
  'AWS_SSO_SESSION_EXPIRATION',
  'GRANTED_SSO',
  'GRANTED_SSO_ACCOUNT_ID',
  'GRANTED_SSO_ROLE_NAME',
  'SAML2AWS_PROFILE',
];

/**
 * The environment of a program that is to have these credentials and no others. `AWS_PROFILE` goes too: with it the SDKs would pass
 * over the ones in the environment, or use the profile's region.
 * @param label what {@link labelVariable} says
 */
export function childEnvironment(
  parent: Environment,
  variables: readonly Variable[],
  options: { readonly label: string; readonly platform: NodeJS.Platform },
): Record<string, string> {
  // Windows knows no case in the names of variables.
  const key = (name: string): string => (options.platform === 'win32' ? name.toUpperCase() : name);
  const replaced = new Set([
    ...otherCredentials,
    ...otherTools,
    labelVariable,
    ...variables.map(({ name }) => name),
  ]);
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && !replaced.has(key(name))) environment[name] = value;
  }
  for (const { name, value } of variables) if (value !== undefined) environment[name] = value;
  environment[labelVariable] = options.label;
  return environment;
}
