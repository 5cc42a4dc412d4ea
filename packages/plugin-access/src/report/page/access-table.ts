import type { ReportData } from '../report-data.ts';
import { element } from './element.ts';
import { GrowingBody } from './growing-body.ts';
import { listView } from './list-view.ts';
import { matrixView } from './matrix-view.ts';
import {
  narrowedRows,
  type Order,
  type Row,
  roleNamesIn,
  type SortKey,
  searchableRows,
  sortedRows,
  type Wishes,
} from './rows.ts';
import type { Words } from './words.ts';

export type View = 'matrix' | 'list';

export interface Shown {
  readonly view: View;
  readonly wishes: Wishes;
  readonly order: Order;
}

/** The table in its region: made anew for everything that is asked of it. */
export class AccessTable {
  readonly #region: HTMLElement;
  readonly #words: Words;
  readonly #rows: ReturnType<typeof searchableRows>;
  readonly #hasSessions: boolean;
  readonly #sortBy: (key: SortKey) => void;
  #body: GrowingBody<Row> | undefined;

  constructor(
    region: HTMLElement,
    { access }: ReportData,
    words: Words,
    { sortBy }: { readonly sortBy: (key: SortKey) => void },
  ) {
    this.#region = region;
    this.#words = words;
    this.#rows = searchableRows(access);
    this.#hasSessions = access.sessions.length > 1;
    this.#sortBy = sortBy;
  }

  /** @returns how many accounts are shown */
  show({ view, wishes, order }: Shown): number {
    this.#body?.stop();
    const words = this.#words;
    const rows = sortedRows(narrowedRows(this.#rows, wishes), order, words.language);
    if (rows.length === 0) {
      this.#region.replaceChildren(element('p', { class: 'notice' }, words.text('nothing')));
      return 0;
    }
    const sorting = { order, sortBy: this.#sortBy };
    const { columns, head, rowOf } =
      view === 'matrix'
        ? matrixView(roleNamesIn(rows, words.language), sorting, words)
        : listView(this.#hasSessions, sorting, words);
    this.#body = new GrowingBody(rows, rowOf);
    const caption = element('caption', { class: 'unseen' }, words.text('table'));
    this.#region.replaceChildren(
      element(
        'table',
        { class: view, 'aria-rowcount': String(rows.length + 1) },
        caption,
        columns,
        head,
        this.#body.body,
      ),
    );
    return rows.length;
  }

  /** Everything that is shown, also what nobody has scrolled to yet. */
  complete(): void {
    this.#body?.finish();
  }
}
