import { formatCsv, formatTable, tableOptions } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { text } from '../messages/text.ts';
import type { Column, ListItem } from './columns.ts';

/** The list on stdout: a table, or comma-separated values under the names that `--columns` takes. */
export function renderList(
  items: readonly ListItem[],
  columns: readonly Column[],
  options: { readonly csv: boolean },
): string {
  if (options.csv) {
    return formatCsv([columns, ...items.map((item) => columns.map((column) => item[column] ?? ''))]);
  }
  if (items.length === 0) return '';
  const shown = columns.map((column) => ({
    heading: text.list.headings[column],
    cell: (item: ListItem) => shownCell(column, item[column] ?? ''),
  }));
  return formatTable(shown, items, tableOptions(process.stdout));
}

function shownCell(column: Column, value: string): string {
  const states: Readonly<Record<string, string>> = text.list.states;
  return cleanForTerminal(column === 'state' ? (states[value] ?? value) : value);
}
