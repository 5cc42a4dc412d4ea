import { formatTimestamp } from '../../cache/timestamp.ts';
import type { RoleCredentials } from '../role-credentials.ts';

/** One environment variable, its value in plain. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * The environment variables that carry role credentials, in the order of `aws configure export-credentials`, and
 * both names of the region, since boto3 reads only the second and the other SDKs read the first.
 */
export function environmentVariables(
  credentials: RoleCredentials,
  region: string | undefined,
): readonly Variable[] {
  const variables = [
    { name: 'AWS_ACCESS_KEY_ID', value: credentials.accessKeyId },
    { name: 'AWS_SECRET_ACCESS_KEY', value: credentials.secretAccessKey.reveal() },
    { name: 'AWS_SESSION_TOKEN', value: credentials.sessionToken.reveal() },
    { name: 'AWS_CREDENTIAL_EXPIRATION', value: formatTimestamp(credentials.expiration) },
  ];
  if (region === undefined) return variables;
  return [...variables, { name: 'AWS_REGION', value: region }, { name: 'AWS_DEFAULT_REGION', value: region }];
}
