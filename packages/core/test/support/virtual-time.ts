/** A clock that jumps to the next one who sleeps as soon as everybody waits, so that minutes of many sleepers take no time. */
export class VirtualTime {
  now = Date.UTC(2030, 0, 2, 3, 4, 5);
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((done, failed) => {
      if (signal?.aborted) return failed(signal.reason);
      signal?.addEventListener('abort', () => failed(signal.reason), { once: true });
      this.#sleepers.push({ at: this.now + Math.max(0, milliseconds), wake: done });
    });

  /** Lets time pass until `work` has ended. @throws Error where it waits for nothing that time brings */
  async drive<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = (): void => {
      ended = true;
    };
    work.then(end, end);
    for (;;) {
      await new Promise((done) => setImmediate(done));
      if (ended) return work;
      const at = Math.min(...this.#sleepers.map((sleeper) => sleeper.at));
      if (at === Number.POSITIVE_INFINITY) throw new Error('Nobody sleeps, and yet it has not ended.');
      this.now = Math.max(this.now, at);
      const due = this.#sleepers.filter((sleeper) => sleeper.at <= this.now);
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at > this.now);
      for (const { wake } of due) wake();
    }
  }
}
