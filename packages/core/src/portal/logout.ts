import type { LogoutCommand } from '@aws-sdk/client-sso';
import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { objectOf, textOf } from '../narrow.ts';
import { callPortal, tokenRejected } from './portal-call.ts';

/**
 * Ends the person's session at the service.
 * @throws SsoError as {@link callPortal}
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_Logout.html
 */
export async function logout(
  context: ServiceContext,
  token: CachedToken,
): Promise<'ended' | 'already-ended'> {
  const { LogoutCommand } = await import('@aws-sdk/client-sso');
  const outcome = await callPortal(context, token, 'Logout', async (client, accessToken) => {
    const command = new LogoutCommand({ accessToken });
    const isPage = watchForPage(command);
    const answer = await client.send(command);
    return isPage() ? undefined : answer;
  });
  return outcome === tokenRejected ? 'already-ended' : 'ended';
}

/** The answer has no content, so the SDK does not look at it: a proxy's page with status 200 would pass for one. */
function watchForPage(command: LogoutCommand): () => boolean {
  let contentType: string | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      contentType = textOf(objectOf(objectOf(result.response)?.headers)?.['content-type']);
      return result;
    },
    { step: 'deserialize', name: 'watchForPage' },
  );
  return () => contentType?.startsWith('text/html') ?? false;
}
