import { renewalWindow } from '../cache/cache-file.ts';
import type { CachedToken } from '../cache/records.ts';
import { readToken, tokenCachePath, writeToken } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { type SignInReason, SsoError } from '../errors.ts';
import { isRefreshable, refreshToken } from '../oidc/refresh-token.ts';
import { type Session, sessionLabel } from './session.ts';

export type TokenOutcome =
  | { readonly kind: 'valid'; readonly token: CachedToken }
  | { readonly kind: 'sign-in-needed'; readonly reason: SignInReason };

/**
 * A token that the service takes, from the cache or by refresh, or why a person has to sign in. One process refreshes, the
 * others wait for it and use its result.
 * @throws SsoError `file-unreadable`; and where no valid token is left to go on with, `file-unwritable`, `lock-timeout` and those of
 * the network
 */
export async function findValidToken(context: ServiceContext, session: Session): Promise<TokenOutcome> {
  const cached = readToken(context.runtime, session);
  if (cached === undefined) return { kind: 'sign-in-needed', reason: 'no-token' };
  if (!isDue(context, cached)) return { kind: 'valid', token: cached };
  if (!isRefreshable(session, cached, context.runtime.now()))
    return outcomeAsItIs(context, cached, 'expired');
  try {
    return await refreshUnderLock(context, session, isDue);
  } catch (error) {
    // The token at hand does as long as its time is not over: the service may be down, or the home read-only.
    const outcome = outcomeAsItIs(context, cached, 'expired');
    if (outcome.kind === 'valid' && error instanceof SsoError) return outcome;
    throw error;
  }
}

/**
 * For an access token that the service no longer takes although its time is not over.
 * @throws SsoError as {@link findValidToken}
 */
export async function replaceRejectedToken(
  context: ServiceContext,
  session: Session,
  rejected: CachedToken,
): Promise<TokenOutcome> {
  const isRejected = (_: ServiceContext, token: CachedToken): boolean =>
    token.accessToken.reveal() === rejected.accessToken.reveal();
  if (!isRefreshable(session, rejected, context.runtime.now()))
    return { kind: 'sign-in-needed', reason: 'unauthorized' };
  const outcome = await refreshUnderLock(context, session, isRejected);
  return outcome.kind === 'valid' && isRejected(context, outcome.token)
    ? { kind: 'sign-in-needed', reason: 'refresh-refused' }
    : outcome;
}

/** @throws SsoError `sign-in-needed`, and as {@link findValidToken} */
export async function requireValidToken(context: ServiceContext, session: Session): Promise<CachedToken> {
  return requireToken(await findValidToken(context, session), session);
}

/** @throws SsoError `sign-in-needed` */
export function requireToken(outcome: TokenOutcome, session: Session): CachedToken {
  if (outcome.kind === 'valid') return outcome.token;
  throw new SsoError('sign-in-needed', { session: sessionLabel(session), reason: outcome.reason });
}

/** Another process may have refreshed, signed in or signed out while this one waited, so the cache is read again. */
function refreshUnderLock(
  context: ServiceContext,
  session: Session,
  isStale: (context: ServiceContext, token: CachedToken) => boolean,
): Promise<TokenOutcome> {
  return context.runtime.files.withLock(tokenCachePath(context.runtime, session), async () => {
    const current = readToken(context.runtime, session);
    if (current === undefined) return { kind: 'sign-in-needed', reason: 'no-token' };
    if (!isStale(context, current)) return { kind: 'valid', token: current };
    const answer = await refreshToken(context, session, current);
    if (answer.kind !== 'refreshed') {
      return outcomeAsItIs(context, current, answer.kind === 'refused' ? 'refresh-refused' : 'expired');
    }
    await writeToken(context.runtime, session, answer.token);
    return { kind: 'valid', token: answer.token };
  });
}

/** A token is refreshed ahead of its end, as AWS CLI and the SDKs do. */
function isDue(context: ServiceContext, token: CachedToken): boolean {
  return token.expiresAt - context.runtime.now() < renewalWindow;
}

function outcomeAsItIs(context: ServiceContext, token: CachedToken, reason: SignInReason): TokenOutcome {
  return token.expiresAt > context.runtime.now()
    ? { kind: 'valid', token }
    : { kind: 'sign-in-needed', reason };
}
