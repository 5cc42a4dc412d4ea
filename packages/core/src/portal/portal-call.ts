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
  const { pace } = context;
  const portal = pace === undefined ? context : sendingOnce(context);
  const client = await portalClient(portal, token.region);
  const call = (): Promise<T | typeof tokenRejected> =>
    callService(
      portal,
      { operation, service: 'sso', region: token.region },
      () => send(client, token.accessToken.reveal()),
      (refusal): typeof tokenRejected | undefined => {
        if (refusal.status === 401) return tokenRejected;
        readRefusal(refusal);
        return undefined;
      },
    );
  return pace === undefined ? call() : pace.run(call);
}

const once = new WeakMap<ServiceContext, ServiceContext>();

/** Whoever paces calls makes them again, and has to hear of a refusal at once. */
function sendingOnce(context: ServiceContext): ServiceContext {
  const present = once.get(context) ?? { ...context, maxAttempts: 1 };
  once.set(context, present);
  return present;
}

const clients = new WeakMap<ServiceContext, Map<string, Promise<SSOClient>>>();

/** Making a client takes as long as a call, and a large organization is thousands of calls. */
function portalClient(context: ServiceContext, region: string): Promise<SSOClient> {
  const present = clients.get(context) ?? new Map<string, Promise<SSOClient>>();
  clients.set(context, present);
  const client = present.get(region) ?? createPortalClient(context, region);
  present.set(region, client);
  return client;
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

/** A page may be empty and not the last one, but not so many in a row. */
const mostEmptyPages = 100;

/**
 * Follows `nextToken` to the end, page by page; a page that could not be had is the last one. A service that gives a page token
 * twice, or new ones and nothing else, would have us read for ever.
 * @throws SsoError `answer-unexpected` on either, and what `fetchPage` throws
 */
export async function* followPages<T, R extends symbol = never>(
  host: string,
  fetchPage: (nextToken: string | undefined) => Promise<Page<T> | R>,
): AsyncGenerator<readonly T[] | R, void> {
  const seen = new Set<string>();
  let empty = 0;
  for (let nextToken: string | undefined; ; ) {
    const page = await fetchPage(nextToken);
    if (typeof page === 'symbol') return yield page;
    yield page.items;
    nextToken = page.nextToken;
    if (nextToken === undefined) return;
    empty = page.items.length === 0 ? empty + 1 : 0;
    if (seen.has(nextToken) || empty > mostEmptyPages)
      throw new SsoError('answer-unexpected', { host, status: 200 });
    seen.add(nextToken);
  }
}

/** All items of all pages. @throws SsoError as {@link followPages} */
export async function readAllPages<T, R extends symbol = never>(
  host: string,
  fetchPage: (nextToken: string | undefined) => Promise<Page<T> | R>,
): Promise<readonly T[] | R> {
  const items: T[] = [];
  for await (const page of followPages(host, fetchPage)) {
    if (typeof page === 'symbol') return page;
    items.push(...page);
  }
  return items;
}
