import { createHash } from 'node:crypto';
import type { Context, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { deviceCodeGrant, grantTypes, type Registration } from '../state.ts';
import { WireError } from '../wire-errors.ts';
import { authenticateClient, requireGrant } from './client-authentication.ts';
import { type JsonBody, readJsonBody, requiredText } from './json-body.ts';
import { pollDeviceAuthorization } from './poll.ts';
import { isAlive, openSession, tokenResponse } from './sign-in-session.ts';

/**
 * `POST /token`.
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html
 */
export const createToken: Handler = {
  operation: 'CreateToken',
  service: 'sso-oidc',
  method: 'POST',
  path: '/token',
  handle: (call, context) => {
    const body = readJsonBody(call.body);
    const grantType = grantTypes.find((known) => known === requiredText(body, 'grantType'));
    if (grantType === undefined)
      throw new WireError('UnsupportedGrantTypeException', 'Unsupported grant type');
    const registration = authenticateClient(body, call, context);
    requireGrant(registration, grantType);
    switch (grantType) {
      case deviceCodeGrant:
        return tokenForDeviceCode(body, registration, context);
      case 'authorization_code':
        return tokenForAuthorizationCode(body, registration, context);
      case 'refresh_token':
        return tokenForRefreshToken(body, registration, context);
    }
  },
};

function tokenForDeviceCode(body: JsonBody, registration: Registration, context: Context): EmulatorResponse {
  const authorization = context.state.deviceAuthorizations.get(requiredText(body, 'deviceCode'));
  if (authorization?.registration !== registration) {
    throw new WireError('InvalidGrantException', 'Invalid device code provided');
  }
  pollDeviceAuthorization(authorization, context);
  return tokenResponse(openSession(registration, registration.scopes, context), true, context);
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function tokenForAuthorizationCode(
  body: JsonBody,
  registration: Registration,
  context: Context,
): EmulatorResponse {
  const { settings, state } = context;
  const [code, redirectUri] = [requiredText(body, 'code'), requiredText(body, 'redirectUri')];
  const codeVerifier = requiredText(body, 'codeVerifier');
  const request = state.authorizationCodes.get(code);
  if (request?.registration !== registration)
    throw new WireError('InvalidGrantException', 'Invalid code provided');
  // RFC 6749 §10.5: a code is for one try, also for one that fails.
  state.authorizationCodes.delete(code);
  if (request.expiresAt <= settings.now()) throw new WireError('InvalidGrantException', 'Code is expired');
  if (request.redirectUri !== redirectUri)
    throw new WireError('InvalidGrantException', 'Invalid redirect uri provided');
  if (createHash('sha256').update(codeVerifier).digest('base64url') !== request.codeChallenge) {
    throw new WireError('InvalidGrantException', 'Invalid code verifier provided');
  }
  return tokenResponse(openSession(registration, request.scopes, context), true, context);
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-6 */
function tokenForRefreshToken(
  body: JsonBody,
  registration: Registration,
  context: Context,
): EmulatorResponse {
  const { settings, state } = context;
  const refreshToken = requiredText(body, 'refreshToken');
  const session = state.refreshTokens.get(refreshToken);
  if (session?.clientId !== registration.clientId || !isAlive(session, context)) {
    throw new WireError('InvalidGrantException', 'Invalid refresh token provided');
  }
  if (settings.rotateRefreshTokens) state.refreshTokens.delete(refreshToken);
  return tokenResponse(session, settings.rotateRefreshTokens, context);
}
