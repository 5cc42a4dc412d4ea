import { styleText } from 'node:util';
import { displayWidth, graphemesOf, shorten } from '../display-width.ts';
import { gap } from '../table.ts';
import { cellSpans, columnWidths, joinSpans, type Span } from './columns.ts';
import type { PickerEntry } from './entry.ts';
import type { PickerState } from './state.ts';

/** What stays the same while the picker is open. */
export interface PickerView {
  readonly entries: readonly PickerEntry<unknown>[];
  readonly prompt: string;
  readonly placeholder: string;
  readonly headings: readonly string[];
  /** As `naturalWidths` of `columns.ts` has them. */
  readonly naturalWidths: readonly number[];
  /** As `columnWidths` of `columns.ts` takes them. */
  readonly dispensable: readonly number[];
  readonly hasDanger: boolean;
  readonly color: boolean;
  /** The places of an entry's columns, each behind the one before it with one place between, that a query matches. */
  readonly places: (query: string, index: number) => ReadonlySet<number>;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Lines that each fit the screen, and where in the first one the cursor stands. */
export interface Frame {
  readonly lines: readonly string[];
  readonly cursorColumn: number;
}

/** As much of the screen as fzf's `--height 40%` takes, but enough to see something. */
const share = 0.4;
const fewestLines = 12;

/** How many matches are in sight. */
export function matchRows(view: PickerView, { rows }: ScreenSize): number {
  const lines = Math.min(Math.max(Math.floor(rows * share), fewestLines), Math.max(1, rows - 1));
  return Math.max(0, Math.min(lines - headLines(view), view.entries.length));
}

/** The prompt, the count and the headings. */
function headLines({ headings }: PickerView): number {
  return headings.length > 0 ? 3 : 2;
}

export function renderFrame(view: PickerView, state: PickerState, size: ScreenSize): Frame {
  // The last column stays free: to write there is to begin a new line on some terminals.
  const width = Math.max(1, size.columns - 1);
  const rows = matchRows(view, size);
  const { line, cursorColumn } = renderPrompt(view, state, width);
  const { query, matches } = state.result;
  const count = style(view, ['dim'], shorten(`  ${matches.length}/${view.entries.length}`, width));
  const head = [line, count, ...renderHeadings(view, width)];
  const shown = matches.slice(state.top, state.top + rows).map((index, row) => {
    return renderEntry(view, { index, query, isSelected: state.top + row === state.selected }, width);
  });
  return { lines: [...head, ...shown].slice(0, Math.max(1, size.rows - 1)), cursorColumn };
}

function renderPrompt(
  view: PickerView,
  { line: { text, cursor } }: PickerState,
  width: number,
): { readonly line: string; readonly cursorColumn: number } {
  const prompt = shorten(view.prompt, Math.max(2, Math.floor(width / 2)));
  const start = displayWidth(prompt);
  const room = Math.max(1, width - start);
  const shownPrompt = style(view, ['bold'], prompt);
  if (text === '') {
    return {
      line: shownPrompt + style(view, ['dim'], shorten(view.placeholder, room)),
      cursorColumn: start,
    };
  }
  const before = lastThatFit(text.slice(0, cursor), room - 1);
  const after = firstThatFit(text.slice(cursor), room - displayWidth(before));
  return { line: shownPrompt + before + after, cursorColumn: start + displayWidth(before) };
}

function firstThatFit(text: string, width: number): string {
  let [shown, left] = ['', width];
  for (const grapheme of graphemesOf(text)) {
    left -= grapheme.width;
    if (left < 0) break;
    shown += grapheme.text;
  }
  return shown;
}

function lastThatFit(text: string, width: number): string {
  let [shown, left] = ['', width];
  for (const grapheme of graphemesOf(text).toReversed()) {
    left -= grapheme.width;
    if (left < 0) break;
    shown = grapheme.text + shown;
  }
  return shown;
}

const nothingMatched = (): boolean => false;

function renderHeadings(view: PickerView, width: number): readonly string[] {
  if (view.headings.length === 0) return [];
  const cells = view.headings.map((text) => ({ text, isMatched: nothingMatched }));
  const spans = rowSpans(view, cells, width - gutter(view, {}).length);
  return [style(view, ['bold'], gutter(view, {}) + spans.map(({ text }) => text).join('')).trimEnd()];
}

interface ShownEntry {
  readonly index: number;
  readonly query: string;
  readonly isSelected: boolean;
}

function renderEntry(view: PickerView, { index, query, isSelected }: ShownEntry, width: number): string {
  const entry = view.entries[index];
  if (entry === undefined) return '';
  const isDanger = entry.tone === 'danger';
  const mark = gutter(view, { isSelected, isDanger });
  const spans = [
    { text: mark, matched: false },
    ...entrySpans(view, entry, query, index, width - mark.length),
  ];
  const look: Style[] = [...(isSelected ? (['bold'] as const) : []), ...(isDanger ? (['red'] as const) : [])];
  const matchedLook: Style[] = [...look, 'underline', ...(isDanger ? [] : (['cyan'] as const))];
  return joinSpans(spans)
    .map(({ text, matched }) => style(view, matched ? matchedLook : look, text))
    .join('');
}

/** The pointer, and the mark of danger, for which nobody needs to see red. */
function gutter(
  { hasDanger }: PickerView,
  { isSelected = false, isDanger = false }: { readonly isSelected?: boolean; readonly isDanger?: boolean },
): string {
  return `${isSelected ? '>' : ' '}${hasDanger ? (isDanger ? '!' : ' ') : ''} `;
}

function entrySpans(
  view: PickerView,
  { columns, note = '' }: PickerEntry<unknown>,
  query: string,
  index: number,
  width: number,
): readonly Span[] {
  const places = view.places(query, index);
  let offset = 0;
  const cells = columns.map((text) => {
    const from = offset;
    offset += text.length + 1;
    const isMatched = (start: number, end: number): boolean => {
      for (let place = start; place < end; place++) if (places.has(from + place)) return true;
      return false;
    };
    return { text, isMatched };
  });
  return rowSpans(view, [...cells, { text: note, isMatched: nothingMatched }], width);
}

function rowSpans(
  { naturalWidths, dispensable }: PickerView,
  cells: readonly Parameters<typeof cellSpans>[0][],
  width: number,
): readonly Span[] {
  const widths = columnWidths(naturalWidths, width, dispensable);
  const between = { text: ' '.repeat(gap), matched: false };
  return cells
    .flatMap((cell, column) => {
      const granted = widths[column] ?? 0;
      return granted === 0 ? [] : [between, ...cellSpans(cell, granted)];
    })
    .slice(1);
}

type Style = 'bold' | 'dim' | 'red' | 'cyan' | 'underline';

function style({ color }: PickerView, look: readonly Style[], text: string): string {
  return color && look.length > 0 ? styleText([...look], text, { validateStream: false }) : text;
}
