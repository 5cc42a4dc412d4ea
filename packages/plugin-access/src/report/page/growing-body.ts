import { element } from './element.ts';

/** Rows that are made at once: more than a screen has. */
const first = 40;
/** Milliseconds of work between two chances for the person to do something. */
const portion = 12;

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
    this.#grow(() => this.#made < first);
    this.#goOn();
  }

  /** All that is left, at once: to be printed. */
  finish(): void {
    this.stop();
    this.#grow(() => true);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #goOn(): void {
    if (this.#made === this.#rows.length) return;
    this.#timer = setTimeout(() => {
      const end = performance.now() + portion;
      this.#grow(() => performance.now() < end);
      this.#goOn();
    });
  }

  #grow(goesOn: () => boolean): void {
    const made = document.createDocumentFragment();
    for (const row of this.#rows.slice(this.#made)) {
      if (!goesOn()) break;
      made.append(this.#rowOf(row));
      this.#made += 1;
    }
    this.body.append(made);
  }
}
