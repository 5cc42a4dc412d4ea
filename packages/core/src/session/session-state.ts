import { isRefreshable } from '../oidc/refresh-token.ts';
import type { Runtime } from '../runtime.ts';
import type { Session } from './session.ts';
import { readSessionToken } from './session-token.ts';

/** What the cache says of a session. Whether the service agrees only a call can tell. Times are milliseconds since 1970. */
export type SessionState =
  | { readonly kind: 'signed-out' }
  | {
      /** `refreshable`: the access token has run out, but the next command renews it without a person. */
      readonly kind: 'valid' | 'refreshable' | 'expired';
      readonly expiresAt: number;
      /** Until when a new access token can be had without a person, as far as this machine knows. */
      readonly refreshableUntil?: number | undefined;
    };

/** @throws SsoError `file-unreadable` */
export function sessionState(runtime: Runtime, session: Session): SessionState {
  const token = readSessionToken(runtime, session);
  if (token === undefined) return { kind: 'signed-out' };
  const { expiresAt } = token;
  const refreshable = isRefreshable(session, token, runtime.now());
  const kind = expiresAt > runtime.now() ? 'valid' : refreshable ? 'refreshable' : 'expired';
  return { kind, expiresAt, refreshableUntil: refreshable ? token.registration?.expiresAt : undefined };
}
