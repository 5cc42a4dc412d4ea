import type { Context } from '../handler.ts';
import { type EmulatorResponse, jsonResponse } from '../http-message.ts';
import { opaqueToken } from '../identifiers.ts';
import type { Registration, SignInSession } from '../state.ts';

/** The scope that the access portal asks for, and that makes a session refreshable. */
const accountAccessScope = 'sso:account:access';

/** Begins the session that a person has just approved. */
export function openSession(
  registration: Registration,
  scopes: readonly string[],
  { settings }: Context,
): SignInSession {
  return {
    clientId: registration.clientId,
    scopes,
    refreshable: registration.grantTypes.includes('refresh_token') && scopes.includes(accountAccessScope),
    expiresAt: settings.now() + settings.sessionSeconds * 1000,
    ended: false,
  };
}

export function isAlive(session: SignInSession, { settings }: Context): boolean {
  return !session.ended && session.expiresAt > settings.now();
}

/** A client without any scope is one from before scopes existed: it may do everything. */
export function mayUsePortal({ scopes }: SignInSession): boolean {
  return scopes.length === 0 || scopes.includes(accountAccessScope);
}

/** Answers a new access token, and a new refresh token where `withRefreshToken` and the session allows it. */
export function tokenResponse(
  session: SignInSession,
  withRefreshToken: boolean,
  { settings, state }: Context,
): EmulatorResponse {
  const now = settings.now();
  const expiresAt = Math.min(now + settings.accessTokenSeconds * 1000, session.expiresAt);
  const accessToken = opaqueToken('aoa-', 48);
  state.accessTokens.set(accessToken, { session, region: settings.organization.region, expiresAt });
  const answer = { accessToken, tokenType: 'Bearer', expiresIn: Math.floor((expiresAt - now) / 1000) };
  if (!withRefreshToken || !session.refreshable) return jsonResponse(200, answer);
  const refreshToken = opaqueToken('aor-', 48);
  state.refreshTokens.set(refreshToken, session);
  return jsonResponse(200, { ...answer, refreshToken });
}
