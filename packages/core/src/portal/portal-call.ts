import type { SSOClient } from '@aws-sdk/client-sso';
import type { CachedToken } from '../cache/records.ts';
import { createPortalClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';

/** The service no longer takes the access token: its session was ended elsewhere. */
export const tokenRejected = Symbol('token rejected');

/**
 * One call to the access portal with a person's token.
 * @returns what `send` gives, or {@link tokenRejected}
 */
export async function callPortal<T>(
  context: ServiceContext,
  token: CachedToken,
  operation: string,
  send: (client: SSOClient, accessToken: string) => Promise<T>,
  readRefusal: (refusal: Refusal) => void = () => undefined,
): Promise<T | typeof tokenRejected> {
  const client = await createPortalClient(context, token.region);
  return callService(
    context,
    { operation, service: 'sso', region: token.region },
    () => send(client, token.accessToken.reveal()),
    (refusal): typeof tokenRejected | undefined => {
      if (refusal.status === 401) return tokenRejected;
      readRefusal(refusal);
      return undefined;
    },
  );
}

/**
 * Follows `nextToken` to the end. A service that gives a page token twice would have us read for ever.
 * @throws SsoError `answer-unexpected` on a repeated page token
 */
export async function readAllPages<T>(
  host: string,
  readPage: (
    nextToken: string | undefined,
  ) => Promise<
    { readonly items: readonly T[]; readonly nextToken?: string | undefined } | typeof tokenRejected
  >,
): Promise<readonly T[] | typeof tokenRejected> {
  const items: T[] = [];
  const seen = new Set<string>();
  let nextToken: string | undefined;
  do {
    const page = await readPage(nextToken);
    if (page === tokenRejected) return tokenRejected;
    items.push(...page.items);
    nextToken = page.nextToken || undefined;
    if (nextToken !== undefined && seen.has(nextToken))
      throw new SsoError('answer-unexpected', { host, status: 200 });
    if (nextToken !== undefined) seen.add(nextToken);
  } while (nextToken !== undefined);
  return items;
}
