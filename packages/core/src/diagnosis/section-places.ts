import { readSectionName, type SectionKind } from '../config/section-name.ts';
import { type ConfigFacts, iniSections } from './config-facts.ts';

/** Where a section begins: of several with one name the last one, which is the one that counts. Empty where there is none. */
export type SectionPlaces = (
  kind: SectionKind,
  name: string,
) => { readonly file?: string; readonly line?: number };

export function sectionPlaces({ config, credentials }: ConfigFacts): SectionPlaces {
  const starts = new Map<string, { readonly of: typeof config; readonly start: number }>();
  for (const { header, start } of iniSections(credentials))
    starts.set(identity('profile', header), { of: credentials, start });
  for (const { header, start } of iniSections(config)) {
    const meant = readSectionName(header);
    if (meant !== undefined) starts.set(identity(meant.kind, meant.name), { of: config, start });
  }
  return (kind, name) => {
    const found = starts.get(identity(kind, name));
    if (found?.of.kind !== 'read') return {};
    const { path, lineOf } = found.of.facts;
    return { file: path, line: lineOf(found.start) };
  };
}

function identity(kind: SectionKind, name: string): string {
  return `${kind} ${name}`;
}
