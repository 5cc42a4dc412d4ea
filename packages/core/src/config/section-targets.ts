import type { IniDocument, IniSection } from './ini/document.ts';
import type { IniEdits, NewSection } from './ini/edit.ts';
import type { KeyEdits } from './ini/edit-section.ts';
import { assertWritable } from './ini/writable.ts';
import { readSectionName, sectionHeader } from './section-name.ts';

/** What is to stand in one section. Keys that are not named stay; `remove` comes before `set`. */
export interface SectionChange {
  readonly kind: 'profile' | 'sso-session';
  readonly name: string;
  readonly set: readonly (readonly [key: string, value: string])[];
  readonly remove?: readonly string[];
}

export type SectionRemoval = Pick<SectionChange, 'kind' | 'name'>;

/** One section of the file and all that the changes say about it. */
export interface SectionTarget {
  readonly kind: SectionChange['kind'];
  readonly name: string;
  /** For a section that is not there yet. */
  readonly header: string;
  readonly section: IniSection | undefined;
  readonly edits: Map<string, string | undefined>;
}

/** Several changes of one section become one. @throws SsoError `name-unusable` */
export function findTargets(
  document: IniDocument,
  changes: readonly SectionChange[],
): readonly SectionTarget[] {
  const existing = sectionsByName(document);
  const targets = new Map<string, SectionTarget>();
  for (const change of changes) {
    const { kind, name } = change;
    const id = identity(kind, name);
    const section = existing.get(id);
    const header = section?.header ?? sectionHeader(kind, name);
    const target = targets.get(id) ?? { kind, name, header, section, edits: new Map() };
    addEdits(target.edits, change);
    targets.set(id, target);
  }
  return [...targets.values()];
}

/** Of several sections with one name the last one counts for readers, so that is the one to change. */
function sectionsByName(document: IniDocument): ReadonlyMap<string, IniSection> {
  const byName = new Map<string, IniSection>();
  for (const section of document.sections) {
    const found = readSectionName(section.header);
    if (found) byName.set(identity(found.kind, found.name), section);
  }
  return byName;
}

/** No kind has a space in it. */
function identity(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function addEdits(edits: Map<string, string | undefined>, { set, remove = [] }: SectionChange): void {
  for (const key of remove) edits.set(key.toLowerCase(), undefined);
  for (const [key, value] of set) {
    assertWritable(key, value);
    edits.delete(key.toLowerCase());
    edits.set(key.toLowerCase(), value);
  }
}

export function iniEdits(targets: readonly SectionTarget[]): IniEdits {
  const changed = new Map<IniSection, KeyEdits>();
  const added: NewSection[] = [];
  for (const { section, header, edits } of targets) {
    if (section) {
      changed.set(section, edits);
      continue;
    }
    const keys = [...edits].filter((edit): edit is [string, string] => edit[1] !== undefined);
    if (keys.length > 0) added.push({ header, keys });
  }
  return { changed, added };
}

export function findRemoved(
  { sections }: IniDocument,
  removals: readonly SectionRemoval[],
): ReadonlySet<IniSection> {
  const wanted = new Set(removals.map(({ kind, name }) => identity(kind, name)));
  if (wanted.size === 0) return new Set();
  return new Set(
    sections.filter(({ header }) => {
      const found = readSectionName(header);
      return found !== undefined && wanted.has(identity(found.kind, found.name));
    }),
  );
}
