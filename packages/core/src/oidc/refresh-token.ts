import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import type { Session } from '../session/session.ts';
import { createToken } from './create-token.ts';

export type RefreshAnswer =
  | { readonly kind: 'refreshed'; readonly token: CachedToken }
  /** Without a refresh token, or with a registration whose time is over, there is nothing to ask with. */
  | { readonly kind: 'not-refreshable' }
  /** `error`: OAuth's code (RFC 6749 section 5.2). */
  | { readonly kind: 'refused'; readonly error: string };

/** Whether a refresh can be tried: SDKs never refresh legacy profiles' tokens, and neither do we. */
export function isRefreshable(session: Session, token: CachedToken, now: number): boolean {
  return (
    session.kind === 'named' && token.refreshToken !== undefined && (token.registration?.expiresAt ?? 0) > now
  );
}

/**
 * A new access token for a refresh token (RFC 6749 section 6). An answer without a new refresh token leaves the old one good.
 * @throws SsoError as {@link createToken}
 */
export async function refreshToken(
  context: ServiceContext,
  session: Session,
  token: CachedToken,
): Promise<RefreshAnswer> {
  const { registration, refreshToken: secret } = token;
  if (!isRefreshable(session, token, context.runtime.now()) || !registration || !secret)
    return { kind: 'not-refreshable' };
  const answer = await createToken(context, session.region, registration, {
    grantType: 'refresh_token',
    refreshToken: secret.reveal(),
  });
  if (answer.kind === 'refused')
    return { kind: 'refused', error: answer.refusal.error ?? answer.refusal.name };
  return {
    kind: 'refreshed',
    token: { ...token, ...answer.token, refreshToken: answer.token.refreshToken ?? secret },
  };
}
