import type { IniDocument, IniSection, IniValue } from './document.ts';
import type { IniEdits, NewSection } from './edit.ts';
import type { KeyEdits } from './edit-section.ts';
import { type ParseOptions, visitSections } from './parse.ts';

/**
 * Whether `text`, which is what `editIni` made, reads as `before` with the edits made and nothing else. All of it is read again, one
 * section at a time.
 * @throws SsoError `config-syntax`
 */
export function readsBack(
  before: IniDocument,
  text: string,
  edits: IniEdits,
  options: ParseOptions,
): boolean {
  const expected = expectedSections(before, edits);
  let same = true;
  visitSections(text, options, (section) => {
    same &&= expected.next().value?.(section) ?? false;
  });
  return same && expected.next().done === true;
}

/** Whether a section is the one that is to stand in this place. */
type Expectation = (section: IniSection) => boolean;

function* expectedSections(
  { sections }: IniDocument,
  { changed, removed, added = [] }: IniEdits,
): Generator<Expectation, undefined> {
  for (const section of sections) {
    if (removed?.has(section)) continue;
    const keys = changed?.get(section);
    yield keys === undefined
      ? (found) => isSame(found, section.header, section.entries)
      : isChanged(section, keys);
  }
  for (const section of added) yield isAdded(section);
}

function isChanged({ header, entries }: IniSection, edits: KeyEdits): Expectation {
  const values = new Map<string, { readonly value: IniValue }>(entries);
  for (const [key, value] of edits) {
    if (value === undefined) values.delete(key);
    else values.set(key, { value });
  }
  return (found) => isSame(found, header, values);
}

function isAdded({ header, keys }: NewSection): Expectation {
  return (found) => isSame(found, header, new Map(keys.map(([key, value]) => [key, { value }])));
}

function isSame(
  section: IniSection,
  header: string,
  expected: ReadonlyMap<string, { readonly value: IniValue }>,
): boolean {
  if (section.header !== header || section.entries.size !== expected.size) return false;
  for (const [key, { value }] of section.entries) {
    const other = expected.get(key)?.value;
    if (value !== other && (other === undefined || !isSameNested(value, other))) return false;
  }
  return true;
}

function isSameNested(value: IniValue, other: IniValue): boolean {
  if (typeof value === 'string' || typeof other === 'string') return false;
  return value.size === other.size && [...value].every(([key, text]) => other.get(key) === text);
}
