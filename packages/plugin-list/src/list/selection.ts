import { type Column, columnNamed, type Kind, type ListItem } from './columns.ts';

/** Which items of a list are wanted, in which order. */
export interface Selection {
  readonly filter?: readonly string[] | undefined;
  readonly sort?: string | undefined;
}

type Test = (item: ListItem) => boolean;
type Order = (a: ListItem, b: ListItem) => number;

/**
 * Reads what was typed, before anything is fetched, and returns what it does to a list.
 * @throws UsageError for a column that the list has not
 */
export function selector(
  kind: Kind,
  { filter = [], sort }: Selection,
): (items: readonly ListItem[]) => readonly ListItem[] {
  const tests = filter.map((typed) => testOf(kind, typed));
  const orders = sort === undefined ? [] : sort.split(',').map((typed) => orderOf(kind, typed.trim()));
  return (items) =>
    items
      .filter((item) => tests.every((test) => test(item)))
      .toSorted((a, b) => orders.reduce((order, next) => order || next(a, b), 0));
}

function testOf(kind: Kind, typed: string): Test {
  const [, name, value] = /^([\w-]+)=(.*)$/s.exec(typed) ?? [];
  if (name === undefined || value === undefined) {
    const wanted = typed.toLowerCase();
    return (item) => Object.values(item).some((cell) => cell?.toLowerCase().includes(wanted));
  }
  const column = columnNamed(kind, name);
  const wanted = value.toLowerCase();
  return (item) => (item[column] ?? '').toLowerCase().includes(wanted);
}

function orderOf(kind: Kind, typed: string): Order {
  const backwards = typed.startsWith('-');
  const column = columnNamed(kind, backwards ? typed.slice(1) : typed);
  return (a, b) => compare(a, b, column) * (backwards ? -1 : 1);
}

/** Without regard to case, as the portal's accounts are sorted. */
function compare(a: ListItem, b: ListItem, column: Column): number {
  const [x, y] = [a, b].map((item) => (item[column] ?? '').toLowerCase());
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
}
