import type { SSOClient } from '@aws-sdk/client-sso';
import type { CachedToken } from '../cache/records.ts';
import { createPortalClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';

/** The service no longer takes the access token: its session was ended elsewhere. */
export const tokenRejected = Symbol('token rejected');

/**
 * One call to the access portal with a person's token.
 * @param send gives `undefined` for an answer that it cannot read
 * @returns what `send` gives, or {@link tokenRejected}
 * @throws SsoError as {@link callService}
 */
export async function callPortal<T>(
  context: ServiceContext,
  token: CachedToken,
  operation: string,
  send: (client: SSOClient, accessToken: string) => Promise<T | undefined>,
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

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** A page of a listing: `undefined` where it is no list. What `readItem` gives nothing for is left out. */
export function readPage<T>(
  list: unknown,
  nextToken: unknown,
  readItem: (item: Readonly<Record<string, unknown>>) => T | undefined,
): Page<T> | undefined {
  if (!Array.isArray(list ?? [])) return undefined;
  const items = ((list ?? []) as readonly unknown[])
    .map((item) => readItem(objectOf(item) ?? {}))
    .filter((item) => item !== undefined);
  return { items, nextToken: textOf(nextToken) };
}

/**
 * Follows `nextToken` to the end. A service that gives a page token twice would have us read for ever.
 * @throws SsoError `answer-unexpected` on a repeated page token
 */
export async function readAllPages<T>(
  host: string,
  fetchPage: (nextToken: string | undefined) => Promise<Page<T> | typeof tokenRejected>,
): Promise<readonly T[] | typeof tokenRejected> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (let nextToken: string | undefined; ; ) {
    const page = await fetchPage(nextToken);
    if (page === tokenRejected) return tokenRejected;
    items.push(...page.items);
    nextToken = page.nextToken;
    if (nextToken === undefined) return items;
    if (seen.has(nextToken)) throw new SsoError('answer-unexpected', { host, status: 200 });
    seen.add(nextToken);
  }
}
