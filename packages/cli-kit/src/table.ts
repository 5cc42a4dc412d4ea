import { styleText } from 'node:util';
import { displayWidth, shorten } from './display-width.ts';

export interface TableColumn<Row> {
  readonly heading: string;
  /** The text of a cell, already cleaned. */
  readonly cell: (row: Row) => string;
}

export interface TableOptions {
  /** Columns of the terminal. Without it nothing is cut off, as for a pipe. */
  readonly width?: number | undefined;
  readonly color?: boolean;
}

/** Spaces between two columns. */
export const gap = 2;
const narrowest = 8;

/** Aligned columns under headings, one row a line, with a final newline. The widest columns give way where the terminal is too narrow. */
export function formatTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: TableOptions = {},
): string {
  const headings = columns.map(({ heading }) => heading);
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const natural = naturalWidths([headings, ...cells]);
  const widths = options.width === undefined ? natural : fitWidths(natural, options.width);
  const [first = '', ...lines] = [headings, ...cells].map((line) => formatLine(line, widths));
  const heading = options.color ? styleText('bold', first, { validateStream: false }) : first;
  return [heading, ...lines, ''].join('\n');
}

/** What a stream's table may use: its width and colours on a terminal, neither elsewhere. `NO_COLOR` is honoured. */
export function tableOptions(stream: NodeJS.WriteStream): TableOptions {
  return stream.isTTY ? { width: stream.columns, color: hasColor(stream) } : {};
}

/** @see https://no-color.org */
export function hasColor(stream: NodeJS.WritableStream): boolean {
  return styleText('bold', 'x', { stream }) !== 'x';
}

function naturalWidths(lines: readonly (readonly string[])[]): readonly number[] {
  return (lines[0] ?? []).map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, displayWidth(line[column] ?? '')), 0),
  );
}

/** The widest columns give way, down to a width that still says something. */
export function fitWidths(natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, column) => sum + column, gap * (widths.length - 1)) - width;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    const column = widths.indexOf(widest);
    widths[column] = widest - 1;
    excess -= 1;
  }
  return widths;
}

function formatLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      const shown = shorten(cell, width);
      return shown + ' '.repeat(Math.max(0, width - displayWidth(shown)));
    })
    .join(' '.repeat(gap))
    .trimEnd();
}
