import { type Runtime, SsoError, type SsoErrorCode } from '@sso/core';

/** What may be otherwise in a moment. Everything else stays as it is, however often it is asked. */
const passing: ReadonlySet<SsoErrorCode> = new Set([
  'network',
  'request-timeout',
  'throttled',
  'service-unavailable',
  'github-unavailable',
]);

const firstDelay = 500;
const longestDelay = 10_000;

export interface RetryOptions {
  readonly maxAttempts: number;
  readonly signal: AbortSignal;
}

/**
 * Does `work` until it succeeds, `maxAttempts` times at most and only after errors that may pass. Between two attempts it waits half
 * a second, then twice as long each time, up to ten seconds; a random half of it, so that jobs that started together do not
 * come back together.
 */
export async function retry<T>(
  runtime: Runtime,
  { maxAttempts, signal }: RetryOptions,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= maxAttempts || !mayPass(error)) throw error;
      runtime.log('will try again', { attempt, code: error.code });
      await runtime.sleep(delayAfter(attempt, runtime), signal);
    }
  }
}

function mayPass(error: unknown): error is SsoError {
  return error instanceof SsoError && passing.has(error.code);
}

function delayAfter(attempt: number, { randomBytes }: Runtime): number {
  const longest = Math.min(firstDelay * 2 ** (attempt - 1), longestDelay);
  const [byte = 0] = randomBytes(1);
  return longest * (0.5 + byte / 510);
}
