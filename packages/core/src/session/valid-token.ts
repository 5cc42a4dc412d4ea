import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { renewToken } from './renew-token.ts';
import { type Session, sessionLabel } from './session.ts';
import {
  renewalOfExpired,
  renewalOfRejected,
  signInNeeded,
  type TokenOutcome,
  valid,
} from './token-outcome.ts';
import { currentToken } from './unwritten-tokens.ts';

export type { TokenOutcome };

/**
 * A token that the service takes, from the cache or by refresh, or why a person has to sign in. One process refreshes, the
 * others wait for it and use its result. A home that cannot be written does not stop it.
 * @throws SsoError `file-unreadable`, `cancelled`; and where no valid token is left to go on with, `lock-timeout` and those of the
 * network
 */
export async function findValidToken(context: ServiceContext, session: Session): Promise<TokenOutcome> {
  const renewal = renewalOfExpired(context);
  const cached = currentToken(context, session);
  if (cached === undefined) return signInNeeded('no-token');
  if (!renewal.isStale(cached)) return valid(cached);
  try {
    return await renewToken(context, session, renewal);
  } catch (error) {
    if (!SsoError.is(error, 'lock-timeout') || !renewal.isUsable(cached)) throw error;
    return valid(cached);
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
  return renewToken(context, session, renewalOfRejected(context, rejected));
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
