import { sectionHeader } from '../config/section-name.ts';
import { checkRegion } from '../endpoints/region.ts';
import { checkStartUrl } from '../endpoints/start-url.ts';
import { parseNameTemplate } from '../population/template.ts';
import { patternFindings, productionFindings, refusal } from './check-production.ts';
import type { MemberPath, UnplacedFinding } from './finding.ts';
import type { Declaration } from './read-file.ts';
import type { DeclaredPopulation } from './schema.ts';
import { isSharedSetting, sharedSettings } from './shared-settings.ts';

/** What is wrong with the values of a file that conforms to the schema, in its own right. */
export function meaningFindings(declaration: Declaration): readonly UnplacedFinding[] {
  const { content } = declaration;
  return [
    ...sessionFindings(content.sessions ?? []),
    ...(content.populate ?? []).flatMap((rules, index) =>
      populationFindings(rules, ['populate', index], declaration.origin === 'project'),
    ),
    ...productionFindings(declaration),
  ];
}

function sessionFindings(
  sessions: NonNullable<Declaration['content']['sessions']>,
): readonly UnplacedFinding[] {
  const names = sessions.map(({ name }) => name);
  return sessions.flatMap(({ name, startUrl, region }, index) => {
    const path = ['sessions', index];
    return [
      ...refusal([...path, 'name'], () => sectionHeader('sso-session', name)),
      ...(names.indexOf(name) === index
        ? []
        : [{ path: [...path, 'name'], at: 'value', problem: { kind: 'session-twice' } } as const]),
      ...refusal([...path, 'startUrl'], () => checkStartUrl(startUrl)),
      ...refusal([...path, 'region'], () => checkRegion(region)),
    ];
  });
}

function populationFindings(
  rules: DeclaredPopulation,
  path: MemberPath,
  isShared: boolean,
): readonly UnplacedFinding[] {
  const { regions = [], nameTemplate, settings = {}, defaults = [] } = rules;
  const settingsOf = (values: Readonly<Record<string, string>>, at: MemberPath) =>
    isShared ? unsharedSettings(values, at) : [];
  return [
    ...patternFindings(rules, path, ['accounts', 'roles', 'rolePreference']),
    ...regions.flatMap((region, index) => refusal([...path, 'regions', index], () => checkRegion(region))),
    ...(nameTemplate === undefined
      ? []
      : refusal([...path, 'nameTemplate'], () => parseNameTemplate(nameTemplate))),
    ...settingsOf(settings, [...path, 'settings']),
    ...defaults.flatMap((one, index) => [
      ...patternFindings(one, [...path, 'defaults', index], ['accounts', 'roles']),
      ...settingsOf(one.settings, [...path, 'defaults', index, 'settings']),
    ]),
  ];
}

function unsharedSettings(
  settings: Readonly<Record<string, string>>,
  path: MemberPath,
): readonly UnplacedFinding[] {
  return Object.entries(settings)
    .filter(([key, value]) => !isSharedSetting(key, value))
    .map(([key]) => ({
      path: [...path, key],
      at: 'name',
      problem: { kind: 'setting-not-shared', allowed: sharedSettings },
    }));
}
