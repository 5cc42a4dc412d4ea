import { formatTimestamp } from '../../cache/timestamp.ts';
import type { SessionCredentials } from '../role-credentials.ts';

/** One environment variable, its value in plain; without a value it is to be cleared. */
export interface Variable {
  readonly name: string;
  readonly value: string | undefined;
}

export interface SetVariable extends Variable {
  readonly value: string;
}

const credentialNames = {
  accessKeyId: 'AWS_ACCESS_KEY_ID',
  secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
  sessionToken: 'AWS_SESSION_TOKEN',
  expiration: 'AWS_CREDENTIAL_EXPIRATION',
} as const;

/** boto3 reads only the second, and the other SDKs read the first. */
const regionNames = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

/**
 * The environment variables that carry credentials, in the order of `aws configure export-credentials`, and both names
 * of the region. An expiration that is not known is cleared: one of earlier credentials would be wrong.
 */
export function environmentVariables(
  credentials: SessionCredentials,
  region: string | undefined,
): readonly Variable[] {
  const { expiration } = credentials;
  const variables = [
    { name: credentialNames.accessKeyId, value: credentials.accessKeyId },
    { name: credentialNames.secretAccessKey, value: credentials.secretAccessKey.reveal() },
    { name: credentialNames.sessionToken, value: credentials.sessionToken.reveal() },
    {
      name: credentialNames.expiration,
      value: expiration === undefined ? undefined : formatTimestamp(expiration),
    },
  ];
  return [...variables, ...regionVariables(region)];
}

/** Both names of the region; none where it is not known. */
export function regionVariables(region: string | undefined): readonly Variable[] {
  return region === undefined ? [] : regionNames.map((name) => ({ name, value: region }));
}

/** The same variables, all to be cleared; those of the region too where `region` is true. */
export function clearedVariables(options: { readonly region: boolean }): readonly Variable[] {
  const names = [...Object.values(credentialNames), ...(options.region ? regionNames : [])];
  return names.map((name) => ({ name, value: undefined }));
}

/** For a file that can only set variables. */
export function onlySet(variables: readonly Variable[]): readonly SetVariable[] {
  return variables.filter((variable): variable is SetVariable => variable.value !== undefined);
}
