import { graphemesOf } from '../display-width.ts';
import { fitWidths, gap } from '../table.ts';
import type { PickerEntry } from './entry.ts';

/** Text with the places in it that matched. */
export interface Cell {
  readonly text: string;
  readonly isMatched: (start: number, end: number) => boolean;
}

/** A piece of a line that looks the same throughout. */
export interface Span {
  readonly text: string;
  readonly matched: boolean;
}

/** Wider columns do not help to tell lines apart. */
const widest = 60;

/** How wide each column would like to be, the one of the notes last. */
export function naturalWidths(
  entries: readonly PickerEntry<unknown>[],
  headings: readonly string[],
): readonly number[] {
  const widths = headings.map(roomFor);
  let note = 0;
  for (const entry of entries) {
    for (let column = 0; column < entry.columns.length; column++) {
      widths[column] = Math.max(widths[column] ?? 0, roomFor(entry.columns[column] ?? ''));
    }
    if (entry.note !== undefined) note = Math.max(note, roomFor(entry.note));
  }
  return [...widths, note].map((width) => Math.min(width, widest));
}

/** Never less than the text takes. To measure ten thousand entries exactly would be seen as a delay. */
function roomFor(text: string): number {
  let room = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x1100) room += 1;
    else if (code < 0xdc00 || code > 0xdfff) room += 2;
  }
  return room;
}

/** What is narrower than this, or than it would like to be, can hardly be told from others. */
const legible = 12;

/** The least for columns that nobody can do without. */
const essential = 6;

/**
 * What the columns get of a line, the one of the notes last; 0 for those that go where the others would be illegible with them.
 * @param dispensable positions of columns in the order in which they go, after the notes, so that the others stay as long as
 * possible; without it the last one goes first
 */
export function columnWidths(
  natural: readonly number[],
  width: number,
  dispensable: readonly number[] = [],
): readonly number[] {
  const order = new Set([natural.length - 1, ...dispensable, ...[...natural.keys()].reverse()]);
  const left = [...natural];
  for (const [position, column] of [...order].entries()) {
    const hasEssential = dispensable.length > 0 && position > dispensable.length;
    const widths = fit(left, width, hasEssential ? essential : legible);
    if (widths !== undefined) return widths;
    left[column] = 0;
  }
  return natural.map((column, position) => (position === 0 ? Math.min(column, width) : 0));
}

/** Empty columns take nothing, not even the space between two. */
function fit(natural: readonly number[], width: number, least: number): readonly number[] | undefined {
  const used = natural.filter((column) => column > 0);
  const fitted = fitWidths(used, width);
  const taken = fitted.reduce((sum, column) => sum + column + gap, -gap);
  const isLegible = fitted.every((column, position) => column >= Math.min(used[position] ?? 0, least));
  if (taken > width || !isLegible) return undefined;
  const rest = fitted.values();
  return natural.map((column) => (column === 0 ? 0 : (rest.next().value ?? 0)));
}

/** A cell in its width, filled up with spaces. */
export function cellSpans({ text, isMatched }: Cell, width: number): readonly Span[] {
  const spans: Span[] = [];
  let place = 0;
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    const end = place + grapheme.text.length;
    const isLast = end === text.length;
    if (used + grapheme.width > width - (isLast ? 0 : 1)) {
      spans.push({ text: '…', matched: false });
      used += 1;
      break;
    }
    spans.push({ text: grapheme.text, matched: isMatched(place, end) });
    used += grapheme.width;
    place = end;
  }
  return [...spans, { text: ' '.repeat(Math.max(0, width - used)), matched: false }];
}

/** Neighbours that look the same become one; spaces at the end are left out. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  const end = spans.findLastIndex(({ text }) => text.trim() !== '');
  for (const span of spans.slice(0, end + 1)) {
    const last = joined.at(-1);
    if (last?.matched === span.matched) joined[joined.length - 1] = { ...last, text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}
