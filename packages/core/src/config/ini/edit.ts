import type { IniDocument, IniSection } from './document.ts';
import { editSection, endOfKeys, type KeyEdits, keyLine } from './edit-section.ts';
import { lineEndingBefore, usualLineEnding } from './lines.ts';
import { skipSpaces } from './whitespace.ts';

export interface NewSection {
  /** What stands between the brackets. */
  readonly header: string;
  readonly keys: readonly (readonly [key: string, value: string])[];
}

export interface IniEdits {
  readonly changed?: ReadonlyMap<IniSection, KeyEdits>;
  /** The blank lines below go with a section. Comments after its last key stay: they tend to belong to what follows. */
  readonly removed?: ReadonlySet<IniSection>;
  /** They go to the end, one blank line before each. */
  readonly added?: readonly NewSection[];
}

/** The text of `document` with the edits made. All else is copied as it is. Keys and values have to be writable, see `assertWritable`. */
export function editIni(document: IniDocument, edits: IniEdits): string {
  const { text, sections } = document;
  const { changed, removed, added = [] } = edits;
  const style = { indent: usualIndent(document), lineEnding: usualLineEnding(text) };
  const pieces: string[] = [];
  let copied = 0;
  for (const [index, section] of sections.entries()) {
    if (removed?.has(section)) {
      pieces.push(text.slice(copied, section.start));
      copied = endOfRemoval(text, section);
      continue;
    }
    const previous = sections[index - 1];
    const isBelowRemoved = previous !== undefined && removed?.has(previous);
    const keys = changed?.get(section);
    if (!keys && !isBelowRemoved) continue;
    pieces.push(text.slice(copied, section.start));
    // The last key above may now be one that is indented less, whose value an indented header would continue.
    copied = isBelowRemoved ? skipSpaces(text, section.start, section.headerEnd) : section.start;
    if (!keys) continue;
    const place = { section, start: copied, next: sections[index + 1] };
    pieces.push(editSection(text, place, keys, style));
    copied = section.end;
  }
  pieces.push(text.slice(copied));
  return withNewSections(pieces.join(''), added, style);
}

/** How the file indents its keys: as the first key of the last section that has one. */
function usualIndent({ text, sections }: IniDocument): string {
  const section = sections.findLast(({ entries }) => entries.size > 0);
  const first = section?.entries.values().next().value;
  return first ? text.slice(first.start, skipSpaces(text, first.start, first.textEnd)) : '';
}

interface Style {
  readonly indent: string;
  readonly lineEnding: string;
}

function withNewSections(text: string, added: readonly NewSection[], style: Style): string {
  if (added.length === 0) return text;
  const lineEnding = lineEndingBefore(text, text.length) || style.lineEnding;
  const blocks = added.map(({ header, keys }) => {
    const lines = keys.map(([key, value]) => style.indent + keyLine(key, value));
    return [`[${header}]`, ...lines, ''].join(lineEnding);
  });
  return text + separator(text, lineEnding) + blocks.join(lineEnding);
}

/** What makes one blank line after the text, unless the text is empty or ends with one. */
function separator(text: string, lineEnding: string): string {
  if (text === '' || text === '\ufeff') return '';
  const last = lineEndingBefore(text, text.length);
  if (last === '') return lineEnding + lineEnding;
  const before = text.length - last.length;
  const endsBlank = before === 0 || lineEndingBefore(text, before) !== '';
  return endsBlank ? '' : lineEnding;
}

function endOfRemoval(text: string, section: IniSection): number {
  const end = endOfKeys(section);
  const rest = text.slice(end, section.end);
  const blankLines = /^(?:[^\S\r\n]*(?:\r\n|[\r\n]))*/.exec(rest);
  return end + (blankLines?.[0].length ?? 0);
}
