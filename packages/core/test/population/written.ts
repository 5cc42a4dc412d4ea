import { editIni } from '../../src/config/ini/edit.ts';
import { parseIni } from '../../src/config/ini/parse.ts';
import { findRemoved, findTargets, iniEdits } from '../../src/config/section-targets.ts';
import { plan } from './organization.ts';

/** The config after the plan for it has been carried out. */
export function written(
  config: string,
  ...more: Parameters<typeof plan> extends [string, ...infer R] ? R : never
): string {
  const document = parseIni(config, { file: 'config' });
  const { changes, removals } = plan(config, ...more).edit;
  return editIni(document, {
    ...iniEdits(findTargets(document, changes)),
    removed: findRemoved(document, removals),
  });
}
