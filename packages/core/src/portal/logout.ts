import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callPortal, tokenRejected } from './portal-call.ts';

/**
 * Ends the person's session at the service.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_Logout.html
 */
export async function logout(
  context: ServiceContext,
  token: CachedToken,
): Promise<'ended' | 'already-ended'> {
  const { LogoutCommand } = await import('@aws-sdk/client-sso');
  const answer = await callPortal(context, token, 'Logout', (client, accessToken) =>
    client.send(new LogoutCommand({ accessToken })),
  );
  return answer === tokenRejected ? 'already-ended' : 'ended';
}
