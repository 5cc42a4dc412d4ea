import type { PopulationRules } from '../population/rules.ts';
import { defaultNameTemplate } from '../population/template.ts';
import type { Declaration } from './read-file.ts';
import type { DeclaredPopulation } from './schema.ts';

/** The rules that `sso populate` follows: the project's where its file has some, else the person's own. */
export function declaredRules(declarations: readonly Declaration[]): readonly PopulationRules[] {
  const having = declarations.filter(({ content }) => (content.populate ?? []).length > 0);
  const nearest = having.find(({ origin }) => origin === 'project') ?? having[0];
  return (nearest?.content.populate ?? []).map(populationRules);
}

function populationRules(declared: DeclaredPopulation): PopulationRules {
  const { session, accounts = [], roles = [], defaults = [] } = declared;
  return {
    session,
    filter: { accounts, roles },
    regions: declared.regions ?? [],
    nameTemplate: declared.nameTemplate ?? defaultNameTemplate,
    rolePreference: declared.rolePreference ?? [],
    form: declared.form ?? 'sso-session',
    settings: declared.settings ?? {},
    defaults: defaults.map((one) => ({ ...one, accounts: one.accounts ?? [], roles: one.roles ?? [] })),
  };
}
