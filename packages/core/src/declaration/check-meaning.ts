import { assertWritable } from '../config/ini/writable.ts';
import { sectionHeader } from '../config/section-name.ts';
import { checkRegion } from '../endpoints/region.ts';
import { checkStartUrl } from '../endpoints/start-url.ts';
import { settingKey } from '../population/setting-key.ts';
import { parseNameTemplate } from '../population/template.ts';
import { patternFindings, productionFindings, refusal } from './check-production.ts';
import type { DeclarationOrigin } from './find-files.ts';
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
      populationFindings(rules, ['populate', index], declaration.origin),
    ),
    ...productionFindings(declaration),
  ];
}

function sessionFindings(
  sessions: NonNullable<Declaration['content']['sessions']>,
): readonly UnplacedFinding[] {
  const names = sessions.map(({ name }) => name);
  return sessions.flatMap(({ name, startUrl, region, registrationScopes = [] }, index) => {
    const path = ['sessions', index];
    return [
      ...refusal([...path, 'name'], () => sectionHeader('sso-session', name)),
      ...(names.indexOf(name) === index
        ? []
        : [{ path: [...path, 'name'], at: 'value', problem: { kind: 'session-twice' } } as const]),
      ...refusal([...path, 'startUrl'], () => checkStartUrl(startUrl)),
      ...refusal([...path, 'region'], () => checkRegion(region)),
      ...registrationScopes.flatMap((scope, position) =>
        refusal([...path, 'registrationScopes', position], () =>
          assertWritable('sso_registration_scopes', scope),
        ),
      ),
    ];
  });
}

function populationFindings(
  rules: DeclaredPopulation,
  path: MemberPath,
  origin: DeclarationOrigin,
): readonly UnplacedFinding[] {
  const isShared = origin === 'project';
  const { regions = [], nameTemplate, settings = {}, defaults = [] } = rules;
  return [
    ...patternFindings(rules, path, ['accounts', 'roles', 'rolePreference'], origin),
    ...regions.flatMap((region, index) => refusal([...path, 'regions', index], () => checkRegion(region))),
    ...(nameTemplate === undefined
      ? []
      : refusal([...path, 'nameTemplate'], () => parseNameTemplate(nameTemplate))),
    ...settingFindings(settings, [...path, 'settings'], isShared),
    ...defaults.flatMap((one, index) => [
      ...patternFindings(one, [...path, 'defaults', index], ['accounts', 'roles'], origin),
      ...settingFindings(one.settings, [...path, 'defaults', index, 'settings'], isShared),
    ]),
  ];
}

function settingFindings(
  settings: Readonly<Record<string, string>>,
  path: MemberPath,
  isShared: boolean,
): readonly UnplacedFinding[] {
  return Object.entries(settings).flatMap(([key, value]): readonly UnplacedFinding[] => {
    const at = [...path, key];
    if (isShared && !isSharedSetting(key, value))
      return [{ path: at, at: 'name', problem: { kind: 'setting-not-shared', allowed: sharedSettings } }];
    const againstKey = refusal(at, () => settingKey(key)).map((finding) => ({
      ...finding,
      at: 'name' as const,
    }));
    return againstKey.length > 0 ? againstKey : refusal(at, () => assertWritable(key, value));
  });
}
