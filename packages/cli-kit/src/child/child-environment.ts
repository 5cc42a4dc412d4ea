import { shadowingVariables, type Variable } from '@sso/core';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names what a shell has, for its prompt, where no `AWS_PROFILE` does. */
export const labelVariable = 'SSO_PROFILE';

/** These tell a program for which account and role it runs, where it runs for many. */
export const accountVariables = {
  accountId: 'SSO_ACCOUNT_ID',
  accountName: 'SSO_ACCOUNT_NAME',
  roleName: 'SSO_ROLE_NAME',
} as const;

const ownVariables: readonly string[] = [labelVariable, ...Object.values(accountVariables)];

/**
 * The environment of a program that is to have what these variables give, and nothing that would lead it to other credentials.
 * `AWS_PROFILE` goes too, unless it is among them: with it the SDKs would pass over keys in the environment, or use the profile's region.
 */
export function childEnvironment(
  parent: Environment,
  variables: readonly Variable[],
  options: { readonly platform: NodeJS.Platform },
): Record<string, string> {
  // Windows knows no case in the names of variables.
  const key = (name: string): string => (options.platform === 'win32' ? name.toUpperCase() : name);
  const replaced = new Set([...shadowingVariables, ...ownVariables, ...variables.map(({ name }) => name)]);
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && !replaced.has(key(name))) environment[name] = value;
  }
  for (const { name, value } of variables) if (value !== undefined) environment[name] = value;
  return environment;
}
