import type { Variable } from '@sso/core';
import type { CredentialServer } from './credential-server.ts';
import type { ServedCredentials } from './served-credentials.ts';

/** By these AWS CLI and the SDKs find the server. */
export function endpointVariables(server: CredentialServer, served: ServedCredentials): readonly Variable[] {
  return [
    { name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI', value: server.urlOf(served) },
    { name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN', value: server.token.reveal() },
  ];
}

/** They would look here first. */
export const variablesInFront: readonly Variable[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
].map((name) => ({ name, value: undefined }));
