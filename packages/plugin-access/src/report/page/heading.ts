import { element } from './element.ts';
import { isSameKey, type Order, type SortKey } from './rows.ts';

/** A column's heading, which sorts the table when it is pressed. */
export function sortHeading(
  label: string,
  key: SortKey,
  { order, sortBy, ...attributes }: Sorting & { readonly class?: string },
): HTMLTableCellElement {
  const direction = order.isDescending ? 'descending' : 'ascending';
  const sorted = isSameKey(order.key, key) ? direction : undefined;
  const button = element('button', { type: 'button', title: label }, element('bdi', {}, label));
  button.addEventListener('click', () => sortBy(key));
  return element('th', { scope: 'col', 'aria-sort': sorted, ...attributes }, button);
}

export interface Sorting {
  readonly order: Order;
  readonly sortBy: (key: SortKey) => void;
}
