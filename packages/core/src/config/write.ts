import type { KeyDifference } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { assembleConfig } from './assemble.ts';
import type { AwsConfig } from './aws-config.ts';
import type { IniDocument, IniSection, IniValue } from './ini/document.ts';
import { editIniFile } from './ini/edit-file.ts';
import type { KeyEdits } from './ini/edit-section.ts';
import { readIniFile } from './ini/read-file.ts';
import { shownValue } from './ini/shown-line.ts';
import { requireConfigFile } from './paths.ts';
import { sectionsOf } from './read.ts';
import {
  findRemoved,
  findTargets,
  iniEdits,
  type SectionChange,
  type SectionRemoval,
} from './section-targets.ts';

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

/** What is to happen to the config file in one step. No section is to be both changed and removed. */
export interface ConfigEdit {
  readonly changes?: readonly SectionChange[];
  /** Whole sections, every one by that name; where there is none, none is removed. */
  readonly removals?: readonly SectionRemoval[];
}

/**
 * As {@link applyConfigChange}, for many sections and for what depends on the file: `decide` is given the config file as it
 * stands under the lock, without the credentials file, and again where another program has changed it meanwhile.
 * @returns whether the file was written
 * @throws SsoError as {@link applyConfigChange}, and what `decide` throws
 */
export async function editConfig(
  runtime: Runtime,
  decide: (config: AwsConfig) => ConfigEdit,
): Promise<boolean> {
  const file = requireConfigFile(runtime);
  return editIniFile(runtime, file, (document) => {
    const { changes = [], removals = [] } = decide(configAlone(file, document));
    return { ...iniEdits(findTargets(document, changes)), removed: findRemoved(document, removals) };
  });
}

function configAlone(configFile: string, document: IniDocument): AwsConfig {
  const credentials = { sections: [], defaults: new Map() };
  return assembleConfig({
    configFile,
    credentialsFile: undefined,
    config: sectionsOf(document),
    credentials,
  });
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
