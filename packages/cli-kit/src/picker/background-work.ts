/** Milliseconds until keys are looked at again. With the drawing, less than a frame of a screen. */
const slice = 8;

/** Work that a generator does bit by bit, with time for other things in between. One work at a time. */
export class BackgroundWork {
  #work: Generator<undefined, unknown> | undefined;
  #next: NodeJS.Immediate | undefined;
  #done: (() => void) | undefined;

  /** Begins at once, in place of what is under way. @param done called with the result, maybe before this returns */
  start<T>(work: Generator<undefined, T>, done: (result: T) => void): void {
    this.stop();
    let result: { readonly value: T } | undefined;
    this.#work = (function* () {
      result = { value: yield* work };
    })();
    this.#done = () => {
      if (result !== undefined) done(result.value);
    };
    this.#continue(slice);
  }

  /** Does all that is left now. */
  finish(): void {
    if (this.#work !== undefined) this.#continue(Number.POSITIVE_INFINITY);
  }

  stop(): void {
    clearImmediate(this.#next);
    this.#work = undefined;
  }

  #continue(milliseconds: number): void {
    clearImmediate(this.#next);
    const deadline = performance.now() + milliseconds;
    do {
      if (this.#work?.next().done !== false) {
        this.#work = undefined;
        this.#done?.();
        return;
      }
    } while (performance.now() < deadline);
    this.#next = setImmediate(() => this.#continue(slice));
  }
}
