import { renewalWindow } from '../cache/cache-file.ts';
import type { CachedToken } from '../cache/records.ts';
import type { SharedFailure } from '../cache/shared-failure.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { type SignInReason, SsoError } from '../errors.ts';
import { type Session, sessionLabel } from './session.ts';

export type TokenOutcome =
  | { readonly kind: 'valid'; readonly token: CachedToken }
  | { readonly kind: 'sign-in-needed'; readonly reason: SignInReason };

/** When a cached token has to be replaced, and what becomes of one for which there is no other. */
export interface Renewal {
  readonly isStale: (token: CachedToken) => boolean;
  /** Whether a stale token will do. */
  readonly isUsable: (token: CachedToken) => boolean;
  /** Why a person has to sign in where it will not do, and cannot be refreshed. */
  readonly reason: SignInReason;
}

/** Of a token whose time is over, or nearly: it is refreshed ahead of its end, as AWS CLI and the SDKs do. */
export function renewalOfExpired({ runtime }: ServiceContext): Renewal {
  return {
    isStale: (token) => token.expiresAt - runtime.now() < renewalWindow,
    isUsable: (token) => token.expiresAt > runtime.now(),
    reason: 'expired',
  };
}

/** Of a token that the service no longer takes although its time is not over. */
export function renewalOfRejected(context: ServiceContext, rejected: CachedToken): Renewal {
  const expiry = renewalOfExpired(context);
  const isRejected = (token: CachedToken): boolean =>
    token.accessToken.reveal() === rejected.accessToken.reveal();
  return {
    isStale: (token) => isRejected(token) || expiry.isStale(token),
    isUsable: (token) => !isRejected(token) && expiry.isUsable(token),
    reason: 'unauthorized',
  };
}

export function valid(token: CachedToken): TokenOutcome {
  return { kind: 'valid', token };
}

export function signInNeeded(reason: SignInReason): TokenOutcome {
  return { kind: 'sign-in-needed', reason };
}

/** For a stale token that cannot be refreshed. */
export function asItIs(token: CachedToken, renewal: Renewal): TokenOutcome {
  return renewal.isUsable(token) ? valid(token) : signInNeeded(renewal.reason);
}

/**
 * For a stale token of which the refresh failed, here or in another process. One that will do goes on being used, with a word to the person.
 * @throws SsoError the failure, where the token will not do
 */
export function afterFailure(
  wish: { readonly context: ServiceContext; readonly session: Session; readonly renewal: Renewal },
  token: CachedToken,
  failure: SharedFailure,
): TokenOutcome {
  const { context, session, renewal } = wish;
  const isUsable = renewal.isUsable(token);
  if (!isUsable && failure.kind === 'refused') return signInNeeded('refresh-refused');
  const error =
    failure.kind === 'error'
      ? failure.error
      : new SsoError('sign-in-needed', { session: sessionLabel(session), reason: 'refresh-refused' });
  if (!isUsable) throw error;
  context.runtime.log('token not refreshed', { reason: error.code });
  context.runtime.warn({ code: 'not-renewed', what: 'token', until: token.expiresAt, error });
  return valid(token);
}
