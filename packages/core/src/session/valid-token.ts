import { renewalWindow } from '../cache/cache-file.ts';
import type { CachedToken } from '../cache/records.ts';
import { tokenCachePath, writeToken } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { type SignInReason, SsoError } from '../errors.ts';
import { isRefreshable, refreshToken } from '../oidc/refresh-token.ts';
import { type Session, sessionLabel } from './session.ts';
import { currentToken, inTurn, rememberToken } from './unwritten-tokens.ts';

export type TokenOutcome =
  | { readonly kind: 'valid'; readonly token: CachedToken }
  | { readonly kind: 'sign-in-needed'; readonly reason: SignInReason };

/** When a cached token has to be replaced, and what becomes of one for which there is no other. */
interface Renewal {
  readonly isStale: (token: CachedToken) => boolean;
  /** Whether a stale token will do. */
  readonly isUsable: (token: CachedToken) => boolean;
  /** Why a person has to sign in where it will not do, and cannot be refreshed. */
  readonly reason: SignInReason;
}

/**
 * A token that the service takes, from the cache or by refresh, or why a person has to sign in. One process refreshes, the
 * others wait for it and use its result. A home that cannot be written does not stop it.
 * @throws SsoError `file-unreadable`, `cancelled`; and where no valid token is left to go on with, `lock-timeout` and those of the
 * network
 */
export async function findValidToken(context: ServiceContext, session: Session): Promise<TokenOutcome> {
  const renewal: Renewal = {
    isStale: (token) => isDue(context, token),
    isUsable: (token) => isAlive(context, token),
    reason: 'expired',
  };
  const cached = currentToken(context, session);
  if (cached === undefined) return signInNeeded('no-token');
  if (!renewal.isStale(cached)) return { kind: 'valid', token: cached };
  if (!isRefreshable(session, cached, context.runtime.now())) return asItIs(cached, renewal);
  try {
    return await underTokenLock(context, session, () => renew(context, session, renewal));
  } catch (error) {
    if (!SsoError.is(error, 'lock-timeout') || !renewal.isUsable(cached)) throw error;
    return { kind: 'valid', token: cached };
  }
}

/**
 * For an access token that the service no longer takes although its time is not over.
 * @throws SsoError `file-unreadable`, `cancelled`, `lock-timeout` and those of the network
 */
export async function replaceRejectedToken(
  context: ServiceContext,
  session: Session,
  rejected: CachedToken,
): Promise<TokenOutcome> {
  const isRejected = (token: CachedToken): boolean =>
    token.accessToken.reveal() === rejected.accessToken.reveal();
  const renewal: Renewal = {
    isStale: (token) => isRejected(token) || isDue(context, token),
    isUsable: (token) => !isRejected(token) && isAlive(context, token),
    reason: 'unauthorized',
  };
  return underTokenLock(context, session, () => renew(context, session, renewal));
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
async function renew(context: ServiceContext, session: Session, renewal: Renewal): Promise<TokenOutcome> {
  const current = currentToken(context, session);
  if (current === undefined) return signInNeeded('no-token');
  if (!renewal.isStale(current)) return { kind: 'valid', token: current };
  try {
    const answer = await refreshToken(context, session, current);
    if (answer.kind === 'not-refreshable') return asItIs(current, renewal);
    if (answer.kind === 'refused') return asItIs(current, { ...renewal, reason: 'refresh-refused' });
    await keep(context, session, answer.token);
    return { kind: 'valid', token: answer.token };
  } catch (error) {
    if (!(error instanceof SsoError) || error.code === 'cancelled' || !renewal.isUsable(current)) throw error;
    context.runtime.log('token not refreshed', { reason: error.code });
    return { kind: 'valid', token: current };
  }
}

/** The new token is good without the cache, and the refresh token that it was had for may be used up. */
async function keep(context: ServiceContext, session: Session, token: CachedToken): Promise<void> {
  try {
    await writeToken(context.runtime, session, token);
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable')) throw error;
    context.runtime.log('token not cached', { ...error.data });
    rememberToken(context, session, token);
  }
}

/** Where the home cannot be written there is no lock, and no other process that would write: one turn after the other will do. */
async function underTokenLock<T>(
  context: ServiceContext,
  session: Session,
  work: () => Promise<T>,
): Promise<T> {
  const { files, log } = context.runtime;
  let begun = false;
  try {
    return await files.withLock(tokenCachePath(context.runtime, session), () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun || !SsoError.is(error, 'file-unwritable')) throw error;
    log('token not locked', { ...error.data });
    return inTurn(context, work);
  }
}

/** A token is refreshed ahead of its end, as AWS CLI and the SDKs do. */
function isDue(context: ServiceContext, token: CachedToken): boolean {
  return token.expiresAt - context.runtime.now() < renewalWindow;
}

function isAlive(context: ServiceContext, token: CachedToken): boolean {
  return token.expiresAt > context.runtime.now();
}

function asItIs(token: CachedToken, renewal: Renewal): TokenOutcome {
  return renewal.isUsable(token) ? { kind: 'valid', token } : signInNeeded(renewal.reason);
}

function signInNeeded(reason: SignInReason): TokenOutcome {
  return { kind: 'sign-in-needed', reason };
}
