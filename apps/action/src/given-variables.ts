import { defaultProfileName, environmentVariables, type Runtime, regionVariables } from '@sso/core';
import type { FetchedRole } from './fetch-credentials.ts';
import type { Inputs } from './inputs.ts';
import type { ProfileFolder } from './profile-folder.ts';

export interface SetVariable {
  readonly name: string;
  readonly value: string;
}

/** By which the SDKs find credentials before those of a profile. */
const credentialVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
];
const otherSources = [
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];

/** What later steps find in their environment. The runner's file cannot remove a variable: an empty one counts as none. */
export function variablesToGive(
  { env }: Runtime,
  inputs: Inputs,
  fetched: readonly FetchedRole[],
  folder: ProfileFolder | undefined,
): readonly SetVariable[] {
  const ofRole = roleVariables(inputs, fetched[0]);
  const ofFolder = folder === undefined ? [] : folderVariables(folder);
  const given = [...ofRole, ...ofFolder];
  const cleared = staleVariables(inputs)
    .filter((name) => Boolean(env[name]) && given.every((variable) => variable.name !== name))
    .map((name) => ({ name, value: '' }));
  return [...cleared, ...given];
}

/** The profile by which the credentials of `account-id` and `role-name` are found, if any. */
export function profileOfRole({ role, renewCredentials }: Inputs): string | undefined {
  if (role === undefined) return undefined;
  return role.profile ?? (renewCredentials ? defaultProfileName(role, role.roleName) : undefined);
}

function roleVariables(inputs: Inputs, fetched: FetchedRole | undefined): readonly SetVariable[] {
  const { role, region, exportEnv, renewCredentials } = inputs;
  if (role === undefined || fetched === undefined || !exportEnv) return [];
  const profile = profileOfRole(inputs);
  const variables =
    renewCredentials && profile !== undefined
      ? [{ name: 'AWS_PROFILE', value: profile }, ...regionVariables(region)]
      : environmentVariables(fetched.credentials, region);
  return variables.map(({ name, value = '' }) => ({ name, value }));
}

function folderVariables({ configFile, credentialsFile }: ProfileFolder): readonly SetVariable[] {
  return [
    { name: 'AWS_CONFIG_FILE', value: configFile },
    { name: 'AWS_SHARED_CREDENTIALS_FILE', value: credentialsFile },
  ];
}

/** Keys of an earlier step would go before the profile that is given here, whether or not somebody thought of it. */
function staleVariables({ unset, role, exportEnv, renewCredentials }: Inputs): readonly string[] {
  if (unset) return [...credentialVariables, ...otherSources];
  return role !== undefined && exportEnv && renewCredentials ? credentialVariables : [];
}
