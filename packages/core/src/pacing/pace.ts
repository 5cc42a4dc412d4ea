/** What was refused, and what the service said of it. */
export interface Throttling {
  /** When the call was begun. Milliseconds, as all times here. */
  readonly startedAt: number;
  /** How long the service wants to be left alone; `undefined` where it did not say. */
  readonly retryAfter: number | undefined;
  /** At least 0 and less than 1: programs that were refused at the same time are not to come back at the same time. */
  readonly random: number;
}

/** Calls that may be under way at once. */
const mostInFlight = 64;
const firstInFlight = 2;
/**
 * While each of them gets its answer once, they become one more, and from `many` on an eighth more. Slowly, since a refusal is heard of
 * only an answer later.
 */
const many = 16;
const shareMore = 1 / 8;

/** Calls a second; a service that takes less is as good as gone. */
const slowest = 0.2;
/** The share of what the service was seen to take: a little below it, the bucket of a service fills up again. */
const belowMeasured = 0.97;
const belowRefused = 0.95;
/** How much of it a first guess that was far too high may lose at once. */
const steepest = 0.25;

const shortestPause = 50;
const longestPause = 10_000;
/** Longer than any pause and any distance between two calls: only a clock that was set back makes such a wait. */
const longestWait = 70_000;
/** How long a rate that was measured is held before a higher one is tried. */
const holdingTime = 10_000;

/**
 * When the next call to a service may begin. Nobody says what a service takes, so it is found out: at first a few calls more are
 * under way after each answer, until the first refusal. From then on calls are spaced in time. A service that counts by a bucket has
 * none left at a refusal, so what it took between two refusals is its rate. Only arithmetic: times are handed in.
 */
export class Pace {
  #inFlight = firstInFlight;
  /** `undefined` until the first refusal. */
  #rate: number | undefined;
  /** By which a rate that is only guessed rises; 1 once it was measured. */
  #step = 1.25;
  #begunAt: number | undefined;
  #nextAt = 0;
  #heldUntil = 0;
  #slowedAt = Number.NEGATIVE_INFINITY;
  #served = 0;
  #refusalsInARow = 0;
  /** At most so many calls the service takes at once after a pause: what it took until the first refusal. */
  #savedUp = 0;
  /** The last refusal, what was served since, and the time since in which no more could be saved up. */
  #mark = 0;
  #servedSinceMark = 0;
  #lostSinceMark = 0;
  #servedSinceRise = 0;

  /** How many calls may be under way. */
  get mostInFlight(): number {
    return this.#rate === undefined ? Math.floor(this.#inFlight) : mostInFlight;
  }

  /** Calls a second, where it is known that there is a limit. */
  get rate(): number | undefined {
    return this.#rate;
  }

  /** How long the next call has to wait; 0 where it may begin. */
  delay(now: number): number {
    const wait = Math.max(this.#heldUntil, this.#nextAt) - now;
    return wait > longestWait ? 0 : Math.max(0, wait);
  }

  begin(now: number): void {
    this.#begunAt ??= now;
    if (this.#heldUntil - now > longestWait || this.#nextAt - now > longestWait) this.#forgetTimes(now);
    if (this.#rate === undefined) return;
    const interval = 1000 / this.#rate;
    // A call that was late by a busy machine is made up for, a longer pause is not.
    this.#nextAt = Math.max(this.#nextAt, now - interval) + interval;
  }

  #forgetTimes(now: number): void {
    this.#heldUntil = now;
    this.#nextAt = now;
    this.#slowedAt = now - 1;
    this.#mark = now - 1;
    this.#servedSinceMark = 0;
    this.#lostSinceMark = 0;
  }

  succeeded(startedAt: number, now: number): void {
    this.#served += 1;
    this.#refusalsInARow = 0;
    if (this.#rate === undefined) {
      const more = this.#inFlight < many ? 1 / this.#inFlight : shareMore;
      this.#inFlight = Math.min(mostInFlight, this.#inFlight + more);
      return;
    }
    if (startedAt > this.#mark) this.#servedSinceMark += 1;
    this.#rate = this.#risen(this.#rate, now);
  }

  throttled({ startedAt, retryAfter, random }: Throttling, now: number): void {
    // Calls that were on their way when the pace was slowed say nothing about the slower one.
    if (startedAt > this.#slowedAt) this.#slow(startedAt, now);
    const heldUntil = now + this.#pause(retryAfter, random);
    if (heldUntil <= this.#heldUntil) return;
    const saving = (this.#savedUp * 1000) / (this.#rate ?? slowest);
    this.#lostSinceMark += Math.max(0, heldUntil - Math.max(now, this.#heldUntil) - saving);
    this.#heldUntil = heldUntil;
    this.#nextAt = heldUntil;
  }

  #pause(retryAfter: number | undefined, random: number): number {
    if (retryAfter !== undefined) return Math.max(shortestPause, retryAfter) * (1 + random / 10);
    const first = Math.max(shortestPause, 1000 / (this.#rate ?? slowest));
    return Math.min(longestPause, first * 2 ** (this.#refusalsInARow - 1)) * (1 + random / 2);
  }

  #slow(startedAt: number, now: number): void {
    this.#refusalsInARow += 1;
    const rate = this.#rate === undefined ? this.#firstGuess(now) : this.#lowered(this.#rate, startedAt);
    this.#rate = Math.max(slowest, rate);
    this.#slowedAt = now;
    this.#mark = startedAt;
    this.#servedSinceMark = 0;
    this.#servedSinceRise = 0;
    this.#lostSinceMark = 0;
  }

  /** Between the rate so far, of which nobody knows how much was saved up, and a second's worth that was taken at once. */
  #firstGuess(now: number): number {
    this.#savedUp = this.#served;
    const seconds = Math.max(1, now - (this.#begunAt ?? now)) / 1000;
    return Math.sqrt((this.#served / seconds) * (this.#served / Math.max(1, seconds)));
  }

  #lowered(rate: number, startedAt: number): number {
    const seconds = Math.max(1, startedAt - this.#mark - this.#lostSinceMark) / 1000;
    const measured = ((this.#servedSinceMark + 0.5) / seconds) * belowMeasured;
    const refused = rate * belowRefused;
    const savesNothing = this.#savedUp <= 3;
    if (savesNothing) this.#step = this.#step < 1.05 ? 1 : Math.sqrt(this.#step);
    else if (this.#servedSinceMark >= 8) this.#step = 1;
    if (measured < rate / 2) return Math.max(rate * steepest, measured);
    // A service that saves nothing up refuses at its very rate, and what it took on the way there says less.
    return savesNothing ? refused : Math.min(refused, (measured + refused) / 2);
  }

  #risen(rate: number, now: number): number {
    if (this.#step === 1) {
      const held = now - this.#slowedAt - holdingTime;
      // Per call, so that it is 1 % a second, and more where there was no refusal for long.
      return held < 0 ? rate : rate + 0.01 * (1 + held / holdingTime);
    }
    this.#servedSinceRise += 1;
    if (this.#servedSinceRise < Math.max(4, rate / 4)) return rate;
    this.#servedSinceRise = 0;
    return rate * this.#step;
  }
}
