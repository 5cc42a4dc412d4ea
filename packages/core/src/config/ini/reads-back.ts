import type { IniDocument, IniSection, IniValue } from './document.ts';
import type { IniEdits, NewSection } from './edit.ts';

/** Whether `after`, which is what `editIni` wrote read again, is `before` with the edits made and nothing else. */
export function readsBack(before: IniDocument, after: IniDocument, edits: IniEdits): boolean {
  const kept = before.sections.filter((section) => !edits.removed?.has(section));
  const expected = [
    ...kept.map((section) => expectedSection(section, edits)),
    ...(edits.added ?? []).map(addedSection),
  ];
  return (
    expected.length === after.sections.length &&
    after.sections.every((section, index) => isSame(section, expected[index]))
  );
}

interface ExpectedSection {
  readonly header: string;
  readonly values: ReadonlyMap<string, IniValue>;
}

function expectedSection(section: IniSection, edits: IniEdits): ExpectedSection {
  const values = new Map<string, IniValue>();
  for (const [key, { value }] of section.entries) values.set(key, value);
  for (const [key, value] of edits.changed?.get(section) ?? []) {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return { header: section.header, values };
}

function addedSection({ header, keys }: NewSection): ExpectedSection {
  return { header, values: new Map(keys) };
}

function isSame(section: IniSection, expected: ExpectedSection | undefined): boolean {
  if (!expected || section.header !== expected.header || section.entries.size !== expected.values.size)
    return false;
  for (const [key, { value }] of section.entries) {
    const other = expected.values.get(key);
    if (value !== other && (other === undefined || !isSameNested(value, other))) return false;
  }
  return true;
}

function isSameNested(value: IniValue, other: IniValue): boolean {
  if (typeof value === 'string' || typeof other === 'string') return false;
  return value.size === other.size && [...value].every(([key, text]) => other.get(key) === text);
}
