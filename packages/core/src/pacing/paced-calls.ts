import { SsoError, type SsoErrorCode } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { Pace } from './pace.ts';

export interface PacedCallsOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often a call is sent that fails by the network or the service; 4 where nothing is given. */
  readonly maxAttempts?: number | undefined;
}

/** A call that waits for its turn. */
interface Waiting {
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
}

/** What passes by itself. */
const passing: ReadonlySet<SsoErrorCode> = new Set(['network', 'request-timeout', 'service-unavailable']);
const usualAttempts = 4;
/** With pauses that double up to ten seconds, this is minutes of nothing but refusals. */
const mostRefusals = 20;
const firstRetryDelay = 200;

/**
 * Makes calls to one service as fast as it takes them, and not faster: one pace for all. A call has to throw `throttled` at
 * once, so whoever sends it must not repeat it.
 */
export class PacedCalls {
  readonly #runtime: Runtime;
  readonly #options: PacedCallsOptions;
  readonly #pace = new Pace();
  readonly #waiting: Waiting[] = [];
  #inFlight = 0;
  #isSleeping = false;
  #answered = 0;
  #throttled = 0;

  constructor(runtime: Runtime, options: PacedCallsOptions = {}) {
    this.#runtime = runtime;
    this.#options = options;
  }

  /** How many calls had an answer that was no refusal for being too many. */
  get answered(): number {
    return this.#answered;
  }

  /** How many were refused for being too many; each was made again. */
  get throttled(): number {
    return this.#throttled;
  }

  /**
   * Makes a call in its turn, and again where the service was asked too often or failed for the moment.
   * @param options `isUrgent` before all that waits, for a call that others follow from
   * @throws SsoError `cancelled`, and what the last attempt threw
   */
  async run<T>(call: () => Promise<T>, options: { readonly isUrgent?: boolean } = {}): Promise<T> {
    const attempts = this.#options.maxAttempts ?? usualAttempts;
    for (let faults = 0, refusals = 0; ; ) {
      const outcome = await this.#once(call, options.isUrgent || faults + refusals > 0);
      if (outcome.kind === 'answer') return outcome.answer;
      if (outcome.error.code === 'throttled') refusals += 1;
      else faults += 1;
      if (faults >= attempts || refusals >= mostRefusals) throw outcome.error;
      if (outcome.error.code !== 'throttled') await this.#backOff(faults);
    }
  }

  async #once<T>(call: () => Promise<T>, isUrgent: boolean) {
    await this.#turn(isUrgent);
    const startedAt = this.#runtime.now();
    try {
      const answer = await call();
      this.#served(startedAt);
      return { kind: 'answer', answer } as const;
    } catch (error) {
      if (SsoError.is(error, 'throttled')) this.#refused(startedAt, error.data.retryAfter);
      else if (!(error instanceof SsoError)) throw error;
      else if (!passing.has(error.code)) {
        this.#served(startedAt);
        throw error;
      }
      return { kind: 'passing', error } as const;
    } finally {
      this.#inFlight -= 1;
      this.#next();
    }
  }

  #served(startedAt: number): void {
    this.#answered += 1;
    this.#pace.succeeded(startedAt, this.#runtime.now());
  }

  #refused(startedAt: number, retryAfter: number | undefined): void {
    this.#throttled += 1;
    this.#pace.throttled({ startedAt, retryAfter, random: this.#random() }, this.#runtime.now());
    this.#runtime.log('calls slowed', { callsPerSecond: this.#pace.rate, retryAfter });
  }

  /** Others go on meanwhile: one call that fails says nothing about them. */
  async #backOff(faults: number): Promise<void> {
    const most = firstRetryDelay * 2 ** (faults - 1);
    const { signal } = this.#options;
    await this.#runtime.sleep(most * (1 - this.#random() / 2), signal).catch((reason: unknown) => {
      throw cancellation(reason);
    });
  }

  #turn(isUrgent: boolean): Promise<void> {
    return new Promise((go, fail) => {
      const waiting = { go, fail };
      if (isUrgent) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Begins what may begin now, and sleeps until the next may. One sleep for all, whoever waits. */
  #next(): void {
    const { signal } = this.#options;
    if (signal?.aborted) this.#failAll(signal.reason);
    while (!this.#isSleeping && this.#waiting.length > 0 && this.#inFlight < this.#pace.mostInFlight) {
      const delay = this.#pace.delay(this.#runtime.now());
      if (delay > 0) this.#sleep(delay);
      else this.#begin();
    }
  }

  #begin(): void {
    this.#inFlight += 1;
    this.#pace.begin(this.#runtime.now());
    this.#waiting.shift()?.go();
  }

  #sleep(milliseconds: number): void {
    this.#isSleeping = true;
    this.#runtime.sleep(milliseconds, this.#options.signal).then(
      () => {
        this.#isSleeping = false;
        this.#next();
      },
      (reason) => this.#failAll(reason),
    );
  }

  #failAll(reason: unknown): void {
    for (const { fail } of this.#waiting.splice(0)) fail(cancellation(reason));
  }

  #random(): number {
    const [byte = 0, next = 0] = this.#runtime.randomBytes(2);
    return (byte * 256 + next) / 65_536;
  }
}

/** An abort may carry an error of ours; anything else is a person who stopped. */
function cancellation(reason: unknown): SsoError {
  return reason instanceof SsoError ? reason : new SsoError('cancelled', {}, { cause: reason });
}
