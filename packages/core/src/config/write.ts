import { type KeyDifference, SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { IniDocument, IniSection, IniValue } from './ini/document.ts';
import type { IniEdits, NewSection } from './ini/edit.ts';
import { editIniFile, readIniFile } from './ini/edit-file.ts';
import type { KeyEdits } from './ini/edit-section.ts';
import { shownValue } from './ini/shown-line.ts';
import { assertWritable } from './ini/writable.ts';
import { configFilePath } from './paths.ts';
import { readSectionName, sectionHeader } from './section-name.ts';

/** What is to stand in one section. Keys that are not named stay; `remove` comes before `set`. */
export interface SectionChange {
  readonly kind: 'profile' | 'sso-session';
  readonly name: string;
  readonly set: readonly (readonly [key: string, value: string])[];
  readonly remove?: readonly string[];
}

export interface ConfigPlan {
  readonly file: string;
  /** One for each section, in the order in which the changes first name it. */
  readonly sections: readonly PlannedSection[];
}

export interface PlannedSection {
  readonly kind: SectionChange['kind'];
  readonly name: string;
  readonly isNew: boolean;
  /** Only the keys that would change. Nested keys are shown as lines; a value that may be secret is redacted. */
  readonly differences: readonly KeyDifference[];
}

/**
 * What {@link applyConfigChange} would do, without doing it.
 * @throws SsoError `config-disabled`, `config-syntax`, `file-unreadable`, `name-unusable`
 */
export function planConfigChange(runtime: Runtime, changes: readonly SectionChange[]): ConfigPlan {
  const file = requireConfigFile(runtime);
  const targets = findTargets(readIniFile(runtime, file), changes);
  const sections = targets.map(({ kind, name, section, edits }) => {
    return { kind, name, isNew: section === undefined, differences: differencesOf(section, edits) };
  });
  return { file, sections };
}

/**
 * Makes the changes in the config file and leaves every other byte as it is. Sections are found however their header is quoted,
 * keys whatever their case. A new section goes to the end. A file that already says so is not written. The file is read anew
 * under its lock, and replaced in one step only if the new text reads back as intended.
 * @throws SsoError `config-disabled`, `config-syntax`, `file-unreadable`, `file-unwritable`, `lock-timeout`, `name-unusable`
 */
export async function applyConfigChange(runtime: Runtime, changes: readonly SectionChange[]): Promise<void> {
  const file = requireConfigFile(runtime);
  await editIniFile(runtime, file, (document) => iniEdits(findTargets(document, changes)));
}

function requireConfigFile(runtime: Runtime): string {
  const file = configFilePath(runtime);
  if (file === undefined) throw new SsoError('config-disabled', { variable: 'AWS_CONFIG_FILE' });
  return file;
}

/** One section of the file and all that the changes say about it. */
interface Target {
  readonly kind: SectionChange['kind'];
  readonly name: string;
  /** For a section that is not there yet. */
  readonly header: string;
  readonly section: IniSection | undefined;
  readonly edits: Map<string, string | undefined>;
}

function findTargets(document: IniDocument, changes: readonly SectionChange[]): readonly Target[] {
  const existing = sectionsByName(document);
  const targets = new Map<string, Target>();
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

function iniEdits(targets: readonly Target[]): IniEdits {
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

function differencesOf(section: IniSection | undefined, edits: KeyEdits): readonly KeyDifference[] {
  const differences: KeyDifference[] = [];
  for (const [key, after] of edits) {
    const before = section?.entries.get(key)?.value;
    if (before !== after) differences.push({ key, before: shown(key, before), after: shown(key, after) });
  }
  return differences;
}

function shown(key: string, value: IniValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text =
    typeof value === 'string' ? value : [...value].map(([name, inner]) => `${name} = ${inner}`).join('\n');
  return shownValue(key, text);
}
