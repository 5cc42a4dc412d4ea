/** By these AWS CLI and the SDKs find credentials, some before all others: what somebody chose is hidden behind them. */
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
] as const;

/**
 * By which aws-vault, AWSume, awsu, Granted, Leapp, saml2aws and aws-sso-cli tell what a shell has, and prompts show it. It is no
 * longer true once something else was chosen.
 */
const otherTools = [
  'AWS_VAULT',
  'AWSU_PROFILE',
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
] as const;

/** Every variable that has to go from an environment in which a profile, or credentials, are to be the ones in use. */
export const shadowingVariables: readonly string[] = [...otherCredentials, ...otherTools];
