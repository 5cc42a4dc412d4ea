import type { CachedToken } from '../cache/records.ts';
import { forgetSharedFailure } from '../cache/shared-failure.ts';
import { tokenCachePath, writeToken } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { HeldLock } from '../runtime.ts';
import type { Session } from './session.ts';
import { underTokenLock } from './token-lock.ts';
import { type Renewal, signInNeeded, type TokenOutcome, valid } from './token-outcome.ts';
import { currentToken, rememberToken } from './unwritten-tokens.ts';

/** A refreshed token, and the one that it was had for. */
export interface Refreshed {
  readonly before: CachedToken;
  readonly token: CachedToken;
}

/**
 * Keeps a refreshed token where the cache still holds the one before. Who slept while the service answered may have lost the lock:
 * then it is taken once more, and what others did meanwhile stands. That may be nothing, as the refresh token of theirs was used up by
 * our request: so a token that came late is not thrown away.
 */
export async function keepToken(
  context: ServiceContext,
  session: Session,
  refreshed: Refreshed,
  options: { readonly lock: HeldLock; readonly renewal: Renewal },
): Promise<TokenOutcome> {
  const keep = (): Promise<TokenOutcome> => writeUnlessReplaced(context, session, refreshed, options.renewal);
  if (options.lock.isHeld()) return keep();
  context.runtime.log('lock lost', { session: session.startUrl });
  try {
    return await underTokenLock(context, session, keep);
  } catch (error) {
    if (!SsoError.is(error, 'lock-timeout')) throw error;
    rememberToken(context, session, refreshed.token);
    return valid(refreshed.token);
  }
}

async function writeUnlessReplaced(
  context: ServiceContext,
  session: Session,
  { before, token }: Refreshed,
  renewal: Renewal,
): Promise<TokenOutcome> {
  const current = currentToken(context, session);
  if (current === undefined) return signInNeeded('no-token');
  if (!isSameToken(current, before)) return valid(renewal.isStale(current) ? token : current);
  await writeOrRemember(context, session, token);
  return valid(token);
}

export function isSameToken(a: CachedToken, b: CachedToken): boolean {
  return (
    a.accessToken.reveal() === b.accessToken.reveal() && a.refreshToken?.reveal() === b.refreshToken?.reveal()
  );
}

/** The new token is good without the cache, and the refresh token that it was had for may be used up. */
async function writeOrRemember(context: ServiceContext, session: Session, token: CachedToken): Promise<void> {
  const { runtime } = context;
  try {
    await writeToken(runtime, session, token);
    await forgetSharedFailure(runtime, tokenCachePath(runtime, session));
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable')) throw error;
    runtime.log('token not cached', { ...error.data });
    runtime.warn({ code: 'not-kept', ...error.data });
    rememberToken(context, session, token);
  }
}
