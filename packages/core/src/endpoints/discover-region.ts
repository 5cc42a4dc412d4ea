import { SsoError } from '../errors.ts';
import type { HttpHandler, HttpResponse, Runtime } from '../runtime.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { partitionOf } from './partitions.ts';
import { checkStartUrl, isIdentityCenterHost, regionFromStartUrl } from './start-url.ts';

export interface DiscoveredRegion {
  /** The one that was given, or where an organization's own URL leads. */
  readonly startUrl: string;
  /** `undefined` where neither the host nor the page tells it. */
  readonly region: string | undefined;
}

export interface DiscoverRegionOptions {
  readonly caBundle?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The region is a convenience: nobody waits long for it. In milliseconds. */
const pageTimeout = 5_000;

/**
 * Finds the region of the Identity Center behind a start URL. A URL on an organization's own domain is followed one
 * redirect far, as AWS CLI does it; its https is what vouches for where it leads.
 * @throws SsoError `start-url-invalid` (`not-a-url`, `not-https`, `unknown-host`, `redirect-elsewhere`),
 * `cancelled`, and what a failed connection to an organization's own domain means
 */
export async function discoverRegion(
  runtime: Runtime,
  startUrl: string,
  options: DiscoverRegionOptions = {},
): Promise<DiscoveredRegion> {
  const url = checkStartUrl(startUrl);
  const atHome = isIdentityCenterHost(url.hostname) || isLoopbackHost(url.hostname);
  const region = regionFromStartUrl(url);
  if (region !== undefined) return { startUrl, region };
  const handler = await runtime.httpHandler({ caBundle: options.caBundle });
  try {
    const portal = atHome ? url : await followToPortal(handler, url, options.signal);
    return {
      startUrl: atHome ? startUrl : portal.href,
      region: regionFromStartUrl(portal) ?? (await regionFromPage(handler, portal, options.signal)),
    };
  } finally {
    handler.close();
  }
}

async function followToPortal(handler: HttpHandler, url: URL, signal: AbortSignal | undefined): Promise<URL> {
  const head = await handler.request({ method: 'HEAD', url, signal });
  const response = [405, 501].includes(head.status)
    ? await handler.request({ method: 'GET', url, signal })
    : head;
  const target = redirectTarget(response, url);
  if (target?.protocol === 'https:' && isIdentityCenterHost(target.hostname)) return target;
  const problem = target === undefined ? 'unknown-host' : 'redirect-elsewhere';
  throw new SsoError('start-url-invalid', { startUrl: url.href, problem });
}

/**
 * The portal's page has been seen to name its region. That is documented nowhere, so it is taken where it is found and
 * has the form of a region, and a failure is no error.
 */
async function regionFromPage(
  handler: HttpHandler,
  url: URL,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const get = (page: URL) => handler.request({ method: 'GET', url: page, signal, timeout: pageTimeout });
  try {
    const first = await get(url);
    const target = redirectTarget(first, url);
    const page = target?.origin === url.origin ? await get(target) : first;
    const region = page.status === 200 ? metaRegion(page.body) : undefined;
    return region !== undefined && partitionOf(region) !== undefined ? region : undefined;
  } catch (error) {
    if (SsoError.is(error, 'cancelled')) throw error;
    return undefined;
  }
}

function redirectTarget({ status, headers }: HttpResponse, base: URL): URL | undefined {
  const { location } = headers;
  if (status < 300 || status > 399 || location === undefined) return undefined;
  return URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}

function metaRegion(html: string): string | undefined {
  // No tag runs past the next one's beginning: a page of nothing but beginnings would otherwise be read once for each.
  const tags = html.match(/<meta\s[^<>]*>/gi) ?? [];
  const tag = tags.find((candidate) => /\sname\s*=\s*["']?region["'\s/>]/i.test(candidate));
  return /\scontent\s*=\s*["']?([a-z0-9-]+)/i.exec(tag ?? '')?.[1];
}
