import { SsoError } from '@sso/core';

/**
 * The profiles that led to a `credential_process`, as AWS CLI's `configure export-credentials` keeps them: one line of CSV.
 * It is not documented; AWS CLI reads and writes it in `awscli/customizations/configure/exportcreds.py`.
 */
export const profileChainVariable = '_AWS_CLI_PROFILE_CHAIN';

/**
 * The chain with this profile at its end.
 * @throws SsoError `profile-cycle` where the profile is in it already: it leads back to itself
 */
export function extendProfileChain(chain: string | undefined, profile: string): string {
  const visited = fields(chain ?? '');
  if (visited.includes(profile)) throw new SsoError('profile-cycle', { profiles: [...visited, profile] });
  return [...visited, profile].map(field).join(',');
}

function fields(line: string): readonly string[] {
  if (line === '') return [];
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}

function field(value: string): string {
  return value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
