import type { IniEntry, IniSection } from './document.ts';
import { lineEndingBefore } from './lines.ts';
import { skipSpaces } from './whitespace.ts';

/** New values by key in lower case, in the order in which new keys are to stand; `undefined` removes the key. */
export type KeyEdits = ReadonlyMap<string, string | undefined>;

export interface PlacedSection {
  readonly section: IniSection;
  /** Where the header's line begins, or its text where the indentation is to go. */
  readonly start: number;
  readonly next: IniSection | undefined;
}

/**
 * The section's new text. An existing key keeps its line, its spelling and its place, whatever case it has. A value of several
 * lines or of nested keys is replaced as a whole, so that no line of it becomes part of the new value; comments between its
 * lines stay. New keys follow the last one.
 */
export function editSection(
  text: string,
  place: PlacedSection,
  edits: KeyEdits,
  style: { readonly indent: string; readonly lineEnding: string },
): string {
  const { section } = place;
  const keys = editedKeys(text, place, edits);
  const added = newKeys(section, edits);
  const rest = text.slice(endOfKeys(section), section.end);
  if (added.length === 0) return keys + rest;
  const indent = indentOfNewKey(text, place, style.indent);
  const ending = lineEndingBefore(keys, keys.length);
  // A lone CR before a blank line's LF would make one line ending of the two.
  const lineEnding = ending === '\r' && rest.startsWith('\n') ? '\r\n' : ending || style.lineEnding;
  const lines = added.map(([key, value]) => indent + keyLine(key, value) + lineEnding);
  return keys + (ending === '' ? lineEnding : '') + lines.join('') + rest;
}

/** A key as a new line holds it, without indentation and line ending. */
export function keyLine(key: string, value: string): string {
  return value === '' ? `${key} =` : `${key} = ${value}`;
}

/** After the last line that belongs to a key, or after the header. */
export function endOfKeys(section: IniSection): number {
  const last = lastEntry(section);
  return last?.continuation.at(-1)?.end ?? last?.lineEnd ?? section.headerEnd;
}

function editedKeys(text: string, { section, start }: PlacedSection, edits: KeyEdits): string {
  let result = '';
  let copied = start;
  for (const [key, entry] of section.entries) {
    if (!edits.has(key)) continue;
    const value = edits.get(key);
    if (value === entry.value) continue;
    result += text.slice(copied, entry.start);
    if (value !== undefined) result += changedLine(text, entry, value);
    copied = entry.lineEnd;
    for (const line of entry.continuation) {
      result += text.slice(copied, line.start);
      copied = line.end;
    }
  }
  return result + text.slice(copied, endOfKeys(section));
}

/** Keeps the spelling of the key and the space around its delimiter. */
function changedLine(text: string, entry: IniEntry, value: string): string {
  const ending = text.slice(entry.textEnd, entry.lineEnd);
  if (value === '') return text.slice(entry.start, entry.delimiterEnd) + ending;
  if (entry.valueStart < entry.textEnd) return text.slice(entry.start, entry.valueStart) + value + ending;
  const space = text[entry.delimiterEnd - 2] === ' ' ? ' ' : '';
  return text.slice(entry.start, entry.delimiterEnd) + space + value + ending;
}

function newKeys(section: IniSection, edits: KeyEdits): readonly (readonly [string, string])[] {
  return [...edits].filter(
    (edit): edit is [string, string] => edit[1] !== undefined && !section.entries.has(edit[0]),
  );
}

/**
 * New keys are indented as the section's last one is: a deeper one would continue its value, and a shallower one would take an
 * indented header below for its continuation. So the first key of a section is not shallower than the next header.
 */
function indentOfNewKey(text: string, { section, next }: PlacedSection, usual: string): string {
  const last = lastEntry(section);
  if (last) return indentAt(text, last.start, last.textEnd);
  const nextIndent = next ? indentAt(text, next.start, next.headerEnd) : '';
  return usual.length < nextIndent.length ? nextIndent : usual;
}

function indentAt(text: string, start: number, end: number): string {
  return text.slice(start, skipSpaces(text, start, end));
}

function lastEntry(section: IniSection): IniEntry | undefined {
  let last: IniEntry | undefined;
  for (const entry of section.entries.values()) last = entry;
  return last;
}
