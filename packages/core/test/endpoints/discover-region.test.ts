import { discoverRegion } from '../../src/endpoints/discover-region.ts';
import { SsoError } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse, Runtime } from '../../src/runtime.ts';
import { serve } from '../support/http-servers.ts';
import { testRuntime } from '../support/test-runtime.ts';

type Answer = (request: HttpRequest) => Promise<Partial<HttpResponse>> | Partial<HttpResponse>;

/** A runtime whose every request is answered by `answer`, as the hosts are not this machine's. */
function answering(answer: Answer) {
  const sent: string[] = [];
  const closed: string[] = [];
  const bundles: (string | undefined)[] = [];
  const runtime: Runtime = {
    ...testRuntime().runtime,
    httpHandler: async ({ caBundle }) => {
      bundles.push(caBundle);
      return {
        aws: undefined,
        request: async (request) => {
          sent.push(`${request.method} ${request.url.href}`);
          return { status: 200, headers: {}, body: '', ...(await answer(request)) };
        },
        close: () => closed.push('closed'),
      };
    },
  };
  return { runtime, sent, closed, bundles };
}

function page(region: string): Partial<HttpResponse> {
  return { body: `<html><head><meta charset="utf-8"><meta name="region" content="${region}"></head></html>` };
}

function redirect(location: string): Partial<HttpResponse> {
  return { status: 302, headers: { location } };
}

const portal = 'https://d-1234567890.awsapps.com/start';
const vanity = 'https://login.example.com/aws';

describe('discoverRegion with a host of Identity Center', () => {
  it('asks nobody where the host carries the region', async () => {
    const { runtime, sent } = answering(() => ({ status: 500 }));
    const startUrl = 'https://ssoins-1.portal.eu-west-1.app.aws';
    expect(await discoverRegion(runtime, startUrl)).toEqual({ startUrl, region: 'eu-west-1' });
    expect(sent).toEqual([]);
  });

  it.each([
    '<meta name="region" content="eu-west-3">',
    '<META content="eu-west-3" name="region"/>',
    "<meta name='region'\n content='eu-west-3' >",
    '<meta name="description" content="region"><meta name="region" content="eu-west-3">',
  ])('reads it from the page: %s', async (body) => {
    const { runtime, sent, closed } = answering(() => ({ body }));
    expect(await discoverRegion(runtime, portal)).toEqual({ startUrl: portal, region: 'eu-west-3' });
    expect(sent).toEqual([`GET ${portal}`]);
    expect(closed).toHaveLength(1);
  });

  it('follows the page one redirect far on the same host', async () => {
    const { runtime } = answering(({ url }) =>
      url.pathname === '/start' ? redirect('/start/') : page('eu-west-3'),
    );
    expect(await discoverRegion(runtime, portal)).toEqual({ startUrl: portal, region: 'eu-west-3' });
  });

  it.each<[string, Answer]>([
    ['the page names none', () => ({ body: '<meta name="regional" content="eu-west-3">' })],
    // Tags that run past the next one's beginning took minutes in a page of nothing but beginnings.
    ['a tag does not end', () => ({ body: '<meta name="region" <meta content="eu-west-3">' })],
    ['it is no region', () => page('us-esat-1')],
    ['the page is an error', () => ({ ...page('eu-west-3'), status: 404 })],
    [
      'the page is elsewhere',
      ({ url }) => (url.host.endsWith('awsapps.com') ? redirect(vanity) : page('eu-west-3')),
    ],
    [
      'the connection fails',
      () => {
        throw new SsoError('network', { host: 'd-1234567890.awsapps.com', reason: 'ENOTFOUND' });
      },
    ],
    [
      'it takes too long',
      ({ url, timeout = 0 }) => {
        throw new SsoError('request-timeout', { host: url.host, milliseconds: timeout });
      },
    ],
  ])('finds none where %s', async (_what, answer) => {
    const { runtime, closed } = answering(answer);
    expect(await discoverRegion(runtime, portal)).toEqual({ startUrl: portal, region: undefined });
    expect(closed).toHaveLength(1);
  });

  it('does not wait long', async () => {
    const timeouts: (number | undefined)[] = [];
    const { runtime } = answering(({ timeout }) => {
      timeouts.push(timeout);
      return page('eu-west-3');
    });
    await discoverRegion(runtime, portal);
    expect(timeouts).toEqual([5_000]);
  });

  it('ends when the person stops, with the same connections as the services', async () => {
    const { runtime, closed, bundles } = answering(() => {
      throw new SsoError('cancelled', {});
    });
    await expect(discoverRegion(runtime, portal, { caBundle: '/corp.pem' })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(bundles).toEqual(['/corp.pem']);
    expect(closed).toHaveLength(1);
  });
});

describe('discoverRegion with an organization’s own URL', () => {
  it('follows it to the portal and takes the region of that', async () => {
    const { runtime, sent } = answering(() => redirect('https://ssoins-1.portal.eu-west-1.app.aws/start'));
    expect(await discoverRegion(runtime, vanity)).toEqual({
      startUrl: 'https://ssoins-1.portal.eu-west-1.app.aws/start',
      region: 'eu-west-1',
    });
    expect(sent).toEqual([`HEAD ${vanity}`]);
  });

  it('reads the page of the portal where the host does not say', async () => {
    const { runtime, sent } = answering(({ method }) =>
      method === 'HEAD' ? redirect(portal) : page('eu-west-3'),
    );
    expect(await discoverRegion(runtime, vanity)).toEqual({ startUrl: portal, region: 'eu-west-3' });
    expect(sent).toEqual([`HEAD ${vanity}`, `GET ${portal}`]);
  });

  it.each([405, 501])('asks with GET where HEAD is answered by %d', async (status) => {
    const { runtime, sent } = answering(({ method, url }) => {
      if (url.href === portal) return page('eu-west-3');
      return method === 'HEAD' ? { status } : redirect(portal);
    });
    expect((await discoverRegion(runtime, vanity)).startUrl).toBe(portal);
    expect(sent).toEqual([`HEAD ${vanity}`, `GET ${vanity}`, `GET ${portal}`]);
  });

  it.each([
    ['https://login.example.org/aws', 'redirect-elsewhere'],
    ['http://d-1234567890.awsapps.com/start', 'redirect-elsewhere'],
    ['/login', 'redirect-elsewhere'],
    ['http://127.0.0.1:1/start', 'redirect-elsewhere'],
    ['https://', 'unknown-host'],
  ])('refuses where it leads to %s', async (location, problem) => {
    const { runtime, sent } = answering(() => redirect(location));
    await expect(discoverRegion(runtime, vanity)).rejects.toMatchObject({
      code: 'start-url-invalid',
      data: { startUrl: vanity, problem },
    });
    expect(sent).toEqual([`HEAD ${vanity}`]);
  });

  it.each([200, 404])('refuses where it leads nowhere, with status %d', async (status) => {
    const { runtime } = answering(() => ({ status, ...page('eu-west-3') }));
    await expect(discoverRegion(runtime, vanity)).rejects.toMatchObject({
      code: 'start-url-invalid',
      data: { problem: 'unknown-host' },
    });
  });

  it('says why where it cannot be reached', async () => {
    const { runtime } = answering(({ url }) => {
      throw new SsoError('network', { host: url.host, reason: 'ENOTFOUND' });
    });
    await expect(discoverRegion(runtime, vanity)).rejects.toMatchObject({ code: 'network' });
  });
});

describe('discoverRegion over real connections', () => {
  it('reads the page of a portal on this machine', async () => {
    const { port } = await serve((_request, response) => response.end(page('eu-west-3').body));
    const startUrl = `http://127.0.0.1:${port}/start`;
    expect(await discoverRegion(testRuntime().runtime, startUrl)).toEqual({ startUrl, region: 'eu-west-3' });
  });

  it('ends at once when the person stops', async () => {
    const stopping = new AbortController();
    const { port } = await serve(() => stopping.abort());
    const startUrl = `http://127.0.0.1:${port}/start`;
    const { runtime } = testRuntime();
    await expect(discoverRegion(runtime, startUrl, { signal: stopping.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
