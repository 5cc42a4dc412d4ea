import { repeatedFor } from './retry-policy.ts';

/**
 * Since when requests have failed, one after the other, of whatever call. A command makes several calls, and some go on where one
 * before them failed; the time in which requests are repeated is one for all of them. Times are milliseconds since 1970.
 */
export class Trouble {
  #since: number | undefined;
  #lastFailedAt = Number.NEGATIVE_INFINITY;

  /** There was an answer. */
  over(): void {
    this.#since = undefined;
  }

  /**
   * A request failed that was begun at `begunAt`. What is long past is another trouble.
   * @returns for how long it has lasted, in milliseconds
   */
  lasts(begunAt: number, now: number): number {
    if (begunAt - this.#lastFailedAt > repeatedFor) this.#since = undefined;
    this.#since ??= begunAt;
    this.#lastFailedAt = now;
    return now - this.#since;
  }
}
