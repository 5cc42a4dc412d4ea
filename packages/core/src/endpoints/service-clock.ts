/** What a Date header may differ by without anybody's fault: AWS takes signatures that are five minutes off. Milliseconds. */
const tolerance = 5 * 60_000;

/** The longest that AWS gives credentials of a role for, in milliseconds, and what the clocks may differ by. */
const longestCredentials = 12 * 60 * 60_000 + tolerance;

/** When a request was sent and its answer received, by this machine's clock, in milliseconds since 1970. */
export interface ExchangeTimes {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * What is known of the service's clock, from the `Date` header of its answers (RFC 9110 section 6.6.1). Everything on this machine goes
 * by this machine's clock, right or wrong: our caches, AWS CLI, the SDKs. So a moment that the service names is translated when it
 * arrives; how long something is good for stays true then, for all of them. Nothing is translated where the difference is small.
 */
export class ServiceClock {
  #offset = 0;

  /** How far the service's clock is ahead of this machine's, in milliseconds; 0 where they agree within five minutes. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * Takes an answer's headers. One out of a cache (`Age`), or a page, is not the service's own.
   * @returns whether it is news that the clocks differ
   */
  observe(headers: Readonly<Record<string, string | undefined>>, times: ExchangeTimes): boolean {
    const date = Date.parse(headers.date ?? '');
    if (Number.isNaN(date) || headers.age !== undefined || headers['content-type']?.startsWith('text/html'))
      return false;
    const former = this.#offset;
    const difference = smallestDifference(date, times);
    this.#offset = Math.abs(difference) > tolerance ? difference : 0;
    return this.#offset !== 0 && Math.abs(this.#offset - former) > tolerance;
  }

  /**
   * The end of credentials that the service has just given, as this machine's clock will show it. Where they would be over already, or
   * last longer than AWS gives any, the `Date` header was not by the clock that their end is by, and nothing is translated: otherwise one
   * wrong header would keep dead credentials in the cache for years.
   * @param moment their end by the service's clock, `now` the time by this machine's; both in milliseconds since 1970
   */
  localExpiration(moment: number, now: number): number {
    const local = moment - this.#offset;
    return local > now && local - now <= longestCredentials ? local : moment;
  }
}

/** The answer was made at some time between the two, and long after the first where the machine slept meanwhile. */
function smallestDifference(date: number, { sentAt, receivedAt }: ExchangeTimes): number {
  return Math.max(0, date - receivedAt) + Math.min(0, date + 999 - sentAt);
}
