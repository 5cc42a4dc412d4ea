import { tokenCachePath } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { HeldLock, LockOptions } from '../runtime.ts';
import type { Session } from './session.ts';
import { inTurn } from './unwritten-tokens.ts';

/**
 * Where the home cannot be written there is no lock, and no other process that would write: one turn after the other will do.
 * @throws SsoError `lock-timeout`, `cancelled`, and what `work` and `instead` throw
 */
export async function underTokenLock<T>(
  context: ServiceContext,
  session: Session,
  work: (lock: HeldLock) => Promise<T>,
  { instead = () => undefined }: LockOptions<T> = {},
): Promise<T> {
  const { files, log } = context.runtime;
  let begun = false;
  const begin = (lock: HeldLock): Promise<T> => {
    begun = true;
    return work(lock);
  };
  const stopOrInstead = (): T | undefined => {
    if (context.signal?.aborted) throw new SsoError('cancelled', {}, { cause: context.signal.reason });
    return instead();
  };
  try {
    return await files.withLock(tokenCachePath(context.runtime, session), begin, { instead: stopOrInstead });
  } catch (error) {
    if (begun || !SsoError.is(error, 'file-unwritable')) throw error;
    log('token not locked', { ...error.data });
    return inTurn(context, () => work({ isHeld: () => true }));
  }
}
