import { renewalWindow } from '../cache/cache-file.ts';
import type { CachedToken } from '../cache/records.ts';
import type { SharedFailure } from '../cache/shared-failure.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import type { SignInReason } from '../errors.ts';

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
 * For a stale token of which the refresh failed, here or in another process.
 * @throws SsoError the failure, where the token will not do
 */
export function afterFailure(
  context: ServiceContext,
  token: CachedToken,
  renewal: Renewal,
  failure: SharedFailure,
): TokenOutcome {
  if (failure.kind === 'refused') return asItIs(token, { ...renewal, reason: 'refresh-refused' });
  if (!renewal.isUsable(token)) throw failure.error;
  context.runtime.log('token not refreshed', { reason: failure.error.code });
  return valid(token);
}
