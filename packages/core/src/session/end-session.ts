import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { refreshToken } from '../oidc/refresh-token.ts';
import { logout } from '../portal/logout.ts';
import type { Session } from './session.ts';

/**
 * Ends a session at the service. One whose access token has run out, or is no longer taken, may live on by its refresh token: that
 * is used once more to end it.
 * @throws SsoError those of the network
 */
export async function endSession(
  context: ServiceContext,
  session: Session,
  token: CachedToken,
): Promise<'ended' | 'already-ended'> {
  if (token.expiresAt > context.runtime.now() && (await logout(context, token)) === 'ended') return 'ended';
  const answer = await refreshToken(context, session, token);
  return answer.kind === 'refreshed' ? logout(context, answer.token) : 'already-ended';
}
