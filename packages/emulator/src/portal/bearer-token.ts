import type { Call, Context } from '../handler.ts';
import { isAlive, mayUsePortal } from '../oidc/sign-in-session.ts';
import type { SignInSession } from '../state.ts';
import { WireError } from '../wire-errors.ts';

/**
 * The session that the call's bearer token stands for.
 * @throws WireError UnauthorizedException where it is unknown, expired, logged out, of another region, or lacks the scope.
 */
export function authenticateBearer(call: Call, context: Context): SignInSession {
  const token = context.state.accessTokens.get(call.headers['x-amz-sso_bearer_token'] ?? '');
  const usable =
    token !== undefined &&
    token.region === call.region &&
    token.expiresAt > context.settings.now() &&
    isAlive(token.session, context) &&
    mayUsePortal(token.session);
  if (!usable) throw new WireError('UnauthorizedException', 'Session token not found or invalid');
  return token.session;
}

/** @throws WireError InvalidRequestException where the query lacks it. */
export function requiredQuery(call: Call, name: string): string {
  const value = call.query.get(name);
  if (!value) throw new WireError('InvalidRequestException', `Request parameter ${name} is missing`);
  return value;
}
