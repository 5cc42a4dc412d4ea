import type { Row } from './rows.ts';

/** What a table is made of. */
export interface TableView {
  readonly columns: HTMLElement;
  readonly head: HTMLElement;
  readonly rowOf: (row: Row) => HTMLTableRowElement;
}
