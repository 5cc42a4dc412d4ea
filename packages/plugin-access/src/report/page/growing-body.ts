import { element } from './element.ts';

/** Rows that are made at once: more than a screen has. */
const first = 40;
/**
 * What is made in one go, as a share of what is there: the browser lays the whole table out after each, so that with goes of one
 * size the time would grow with the square of the rows.
 */
const share = 1 / 4;

/** A table's rows, made bit by bit, so that a letter that is typed does not wait for thousands of rows that it is about to replace. */
export class GrowingBody<Row> {
  readonly body = element('tbody');
  readonly #rows: readonly Row[];
  readonly #rowOf: (row: Row) => HTMLTableRowElement;
  #made = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rows: readonly Row[], rowOf: (row: Row) => HTMLTableRowElement) {
    this.#rows = rows;
    this.#rowOf = rowOf;
    this.#grow(first);
    this.#goOn();
  }

  /** All that is left, at once: to be printed. */
  finish(): void {
    this.stop();
    this.#grow(this.#rows.length);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #goOn(): void {
    if (this.#made >= this.#rows.length) return;
    this.#timer = setTimeout(() => {
      this.#grow(Math.max(first, this.#made * share));
      this.#goOn();
    });
  }

  #grow(count: number): void {
    const rows = this.#rows.slice(this.#made, this.#made + Math.ceil(count));
    this.#made += rows.length;
    this.body.append(...rows.map((row) => this.#rowOf(row)));
  }
}
