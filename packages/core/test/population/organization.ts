import { parseIni } from '../../src/config/ini/parse.ts';
import type { DirectoryAccount } from '../../src/directory/directory.ts';
import { type PopulationPlan, planPopulation } from '../../src/population/plan.ts';
import { presentProfiles } from '../../src/population/present-profiles.ts';
import type { PopulationRules } from '../../src/population/rules.ts';
import type { PopulationSource } from '../../src/population/targets.ts';
import type { NamedSession } from '../../src/session/session.ts';

export const session: NamedSession = {
  kind: 'named',
  name: 'work',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};

export const sessionSection = `[sso-session work]
sso_start_url = ${session.startUrl}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;

const rules: PopulationRules = {
  session: 'work',
  filter: { accounts: [], roles: [] },
  regions: [],
  nameTemplate: '{accountName|kebab}_{roleName}',
  rolePreference: [],
  form: 'sso-session',
  settings: {},
  defaults: [],
};

/** An account by a digit that its id repeats. */
export function account(
  digit: number | string,
  accountName: string,
  roles: readonly string[],
): DirectoryAccount {
  return { accountId: String(digit).repeat(12).slice(0, 12), accountName, emailAddress: '', roles };
}

export function source(
  accounts: readonly DirectoryAccount[],
  changed: Partial<PopulationRules> = {},
  failed: readonly string[] = [],
): PopulationSource {
  const failures = failed.map((accountId) => ({ accountId, code: 'service-unavailable' as const }));
  return { session, rules: { ...rules, ...changed }, directory: { accounts, failures } };
}

export function plan(
  config: string,
  sources: readonly PopulationSource[],
  options: { readonly pruning?: 'none' | 'gone' | 'unchosen'; readonly credentials?: readonly string[] } = {},
): PopulationPlan {
  const { pruning = 'none', credentials = [] } = options;
  const present = presentProfiles(parseIni(config, { file: 'config' }), new Set(credentials));
  return planPopulation(present, { sources, pruning, platform: 'linux' });
}

export const namesOf = (profiles: readonly { readonly name: string }[]): readonly string[] =>
  profiles.map(({ name }) => name);
