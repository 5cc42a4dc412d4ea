import type { Handler, OperationName } from '../handler.ts';
import type { Service } from '../hosts.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { WireError, wireErrorResponse } from '../wire-errors.ts';

/** A token bucket for all clients together, as a service has it for an account. */
export interface RateLimit {
  readonly callsPerSecond: number;
  /** How many calls may come at once after a pause. Default: `callsPerSecond`, one at least. */
  readonly burst?: number | undefined;
  /** Whether a refusal says in `Retry-After`, in whole seconds, when to come again. Default false. */
  readonly retryAfter?: boolean | undefined;
  /** Only these count and are refused. Default: every call of a service, no page for the browser. */
  readonly operations?: readonly OperationName[] | undefined;
}

export interface RateLimitControl {
  readonly limit: RateLimit | undefined;
  /** How many calls were refused so far. */
  readonly throttled: number;
  /** Begins with a full bucket. `undefined` lifts the limit. */
  set(limit: RateLimit | undefined): void;
}

export interface RateLimiter extends RateLimitControl {
  /** The refusal of a call that comes too soon. */
  refuse(handler: Handler): EmulatorResponse | undefined;
}

interface Bucket {
  readonly limit: RateLimit;
  readonly size: number;
  calls: number;
  filledAt: number;
}

const pages: readonly OperationName[] = [
  'AuthorizePage',
  'AuthorizeDecision',
  'DevicePage',
  'DeviceDecision',
  'StartPage',
];

/** It goes by the emulator's clock: where a test steers that, the bucket fills as the test's time passes. */
export function createRateLimiter(initial: RateLimit | undefined, now: () => number): RateLimiter {
  let bucket = initial && fullBucket(initial, now());
  let throttled = 0;
  return {
    get limit() {
      return bucket?.limit;
    },
    get throttled() {
      return throttled;
    },
    set: (limit) => {
      bucket = limit && fullBucket(limit, now());
    },
    refuse: ({ operation, service }) => {
      if (bucket === undefined || !counts(bucket.limit, operation)) return undefined;
      refill(bucket, now());
      if (bucket.calls >= 1) {
        bucket.calls -= 1;
        return undefined;
      }
      throttled += 1;
      return refusal(service, bucket);
    },
  };
}

function fullBucket(limit: RateLimit, now: number): Bucket {
  const size = Math.max(1, limit.burst ?? limit.callsPerSecond);
  return { limit, size, calls: size, filledAt: now };
}

function counts({ operations }: RateLimit, operation: OperationName): boolean {
  return operations === undefined ? !pages.includes(operation) : operations.includes(operation);
}

/** A clock that is set back fills nothing, and takes nothing away. */
function refill(bucket: Bucket, now: number): void {
  const seconds = Math.max(0, now - bucket.filledAt) / 1000;
  bucket.calls = Math.min(bucket.size, bucket.calls + seconds * bucket.limit.callsPerSecond);
  bucket.filledAt = now;
}

/** STS has a name of its own for it. @see https://www.rfc-editor.org/rfc/rfc6585#section-4 */
function refusal(service: Service, { limit, calls }: Bucket): EmulatorResponse {
  const name = service === 'sts' ? 'Throttling' : 'TooManyRequestsException';
  const answer = wireErrorResponse(service, new WireError(name, 'Rate exceeded'));
  if (!limit.retryAfter) return answer;
  const seconds = Math.ceil((1 - calls) / limit.callsPerSecond);
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}
