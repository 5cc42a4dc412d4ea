import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { isFaultOfTheWay, pauseBeforeRepeating, type Repetition } from './retry-policy.ts';
import type { ServiceContext } from './service-context.ts';

/**
 * Sends a request, and again as often as the policy has it.
 * @param send throws SsoError for what failed
 * @throws SsoError `cancelled`, and what the last request threw
 */
export async function sendRepeatedly<T>(
  { runtime, signal, maxAttempts, trouble }: ServiceContext,
  { operation, repetition }: { readonly operation: string; readonly repetition: Repetition },
  send: () => Promise<T>,
): Promise<T> {
  for (let requests = 1; ; requests += 1) {
    const begunAt = runtime.now();
    try {
      const answer = await send();
      trouble.over();
      return answer;
    } catch (error) {
      if (!(error instanceof SsoError) || !isFaultOfTheWay(error)) {
        trouble.over();
        throw error;
      }
      const elapsed = trouble.lasts(begunAt, runtime.now());
      const random = randomShare(runtime);
      const call = { error, repetition, requests, mostRequests: maxAttempts, elapsed, random };
      const pause = pauseBeforeRepeating(call);
      if (pause === undefined) throw error;
      runtime.log('service call repeated', { operation, reason: error.code, pause });
      await runtime.sleep(pause, signal).catch(throwCancelled);
    }
  }
}

function randomShare({ randomBytes }: Runtime): number {
  const [byte = 0] = randomBytes(1);
  return byte / 256;
}

/** An abort may carry an error of ours; anything else is a person who stopped. */
function throwCancelled(reason: unknown): never {
  throw reason instanceof SsoError ? reason : new SsoError('cancelled', {}, { cause: reason });
}
