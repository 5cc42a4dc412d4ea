import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListAccountsCommand, SSOClient, type SSOClientConfig } from '@aws-sdk/client-sso';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { type RunningEmulator, startEmulator } from '@sso/emulator';
import { connectionError } from '../../src/endpoints/connection-error.ts';
import { createHttpHandler, type NodeHttpHandlerOptions } from '../../src/node/http-handler.ts';
import type { HttpHandler, HttpRequest } from '../../src/runtime.ts';
import { serve, serveProxy } from '../support/http-servers.ts';
import { testRuntime } from '../support/test-runtime.ts';

type SdkRequest = Parameters<NodeHttpHandler['handle']>[0];

const portalHost = 'portal.sso.us-east-1.amazonaws.com';
const handlers: HttpHandler[] = [];
const emulators: RunningEmulator[] = [];

afterEach(async () => {
  for (const handler of handlers.splice(0)) handler.close();
  for (const emulator of emulators.splice(0)) await emulator.close();
});

async function open(options: NodeHttpHandlerOptions = {}): Promise<HttpHandler> {
  const handler = await createHttpHandler({ env: {}, ...options });
  handlers.push(handler);
  return handler;
}

/** Identity Center behind a proxy that ends TLS, with an authority that no machine trusts by itself. */
async function emulate(): Promise<RunningEmulator> {
  const emulator = await startEmulator();
  emulators.push(emulator);
  return emulator;
}

function bundle(content: string): string {
  const file = join(testRuntime().home, 'ca.pem');
  writeFileSync(file, content);
  return file;
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url: new URL(url), ...more };
}

describe('a plain request', () => {
  it('sends method, headers and body, and gives status, headers and body of the answer', async () => {
    const seen: unknown[] = [];
    const { port } = await serve(async (request, response) => {
      const body = (await request.toArray()).join('');
      seen.push([
        request.method,
        request.url,
        request.headers['x-test'],
        request.headers['content-length'],
        body,
      ]);
      response
        .writeHead(404, { 'X-Answer': 'ünique'.slice(1), 'Set-Cookie': ['a=1', 'b=2'] })
        .end('nothing – here');
    });
    const url = new URL(`http://127.0.0.1:${port}/path?query=1`);
    const handler = await open();
    const answer = await handler.request({
      method: 'POST',
      url,
      headers: { 'X-Test': 'yes' },
      body: '{"ü":1}',
    });
    expect(seen).toEqual([['POST', '/path?query=1', 'yes', '8', '{"ü":1}']]);
    expect(answer).toMatchObject({ status: 404, body: 'nothing – here' });
    expect(answer.headers).toMatchObject({ 'x-answer': 'nique', 'set-cookie': 'a=1, b=2' });
  });

  it('does not follow a redirect', async () => {
    const { port } = await serve((_request, response) =>
      response.writeHead(302, { Location: '/there' }).end(),
    );
    const answer = await (await open()).request(get(`http://127.0.0.1:${port}/`));
    expect(answer).toMatchObject({ status: 302, headers: { location: '/there' } });
  });

  it('reads 1 MiB of an answer and drops the rest', async () => {
    const { port } = await serve((_request, response) => response.end('x'.repeat(3 * 1024 * 1024)));
    const answer = await (await open()).request(get(`http://127.0.0.1:${port}/`));
    expect(answer.body).toHaveLength(1024 * 1024);
  });

  it('uses a connection again, and ends it when it is closed', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const handler = await open();
    await handler.request(get(`http://127.0.0.1:${server.port}/`));
    await handler.request(get(`http://127.0.0.1:${server.port}/`));
    expect(ports.size).toBe(1);
    handler.close();
    await expect(server.drained()).resolves.toBeUndefined();
  });

  it('says that nobody listens', async () => {
    const server = await serve(() => undefined);
    await server.drained();
    await expect((await open()).request(get(`http://127.0.0.1:${server.port}/`))).rejects.toMatchObject({
      code: 'network',
      data: { host: `127.0.0.1:${server.port}`, reason: 'ECONNREFUSED' },
    });
  });

  it('ends at its time limit', async () => {
    const { port } = await serve(() => undefined);
    const request = get(`http://127.0.0.1:${port}/`, { timeout: 20 });
    await expect((await open()).request(request)).rejects.toMatchObject({
      code: 'request-timeout',
      data: { host: `127.0.0.1:${port}`, milliseconds: 20 },
    });
  });

  it.each([
    ['before the answer', false],
    ['in the middle of the answer', true],
  ])('ends when it is cancelled %s', async (_when, begun) => {
    const stopping = new AbortController();
    const { port } = await serve((_request, response) => {
      if (begun) response.write('begun');
      setImmediate(() => stopping.abort());
    });
    const request = get(`http://127.0.0.1:${port}/`, { signal: stopping.signal });
    await expect((await open()).request(request)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is not sent when it is cancelled already', async () => {
    const seen: unknown[] = [];
    const { port } = await serve((request) => seen.push(request.url));
    const request = get(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort() });
    await expect((await open()).request(request)).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toEqual([]);
  });
});

describe('the CA bundle', () => {
  it('is trusted', async () => {
    const { proxyUrl, caCertificate } = await emulate();
    const caBundle = bundle(`# Our own\n${caCertificate}\n`);
    const handler = await open({ caBundle, env: { HTTPS_PROXY: proxyUrl } });
    expect((await handler.request(get(`https://${portalHost}/assignment/accounts`))).status).toBe(401);
  });

  it('is what the trust comes from', async () => {
    const { proxyUrl } = await emulate();
    const other = await emulate();
    for (const caBundle of [undefined, bundle(other.caCertificate)]) {
      const handler = await open({ caBundle, env: { HTTPS_PROXY: proxyUrl } });
      await expect(handler.request(get(`https://${portalHost}/`))).rejects.toMatchObject({
        code: 'tls-untrusted',
        data: { host: portalHost },
      });
    }
  });

  it('does not make a certificate good for another host', async () => {
    const { proxyUrl, caCertificate } = await emulate();
    const proxy = await serveProxy({ proxyUrl, host: portalHost });
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const handler = await open({ caBundle: bundle(caCertificate), env });
    await expect(handler.request(get('https://elsewhere.example/'))).rejects.toMatchObject({
      code: 'tls-untrusted',
      data: { host: 'elsewhere.example', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });

  it.each([
    ['', 'no-certificate'],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'no-certificate'],
  ])('is refused where it holds no certificate: %j', async (content, reason) => {
    const file = bundle(content);
    await expect(open({ caBundle: file })).rejects.toMatchObject({
      code: 'ca-bundle-unusable',
      data: { file, reason },
    });
  });

  it('is refused where it cannot be read', async () => {
    const file = join(testRuntime().home, 'absent.pem');
    await expect(open({ caBundle: file })).rejects.toMatchObject({
      code: 'ca-bundle-unusable',
      data: { file, reason: 'ENOENT' },
    });
  });
});

describe('the proxy', () => {
  async function emulateBehindProxy() {
    const { proxyUrl, caCertificate } = await emulate();
    const proxy = await serveProxy({ proxyUrl, host: portalHost });
    return { proxy, address: `http://127.0.0.1:${proxy.port}`, caBundle: bundle(caCertificate) };
  }

  it.each(['https_proxy', 'HTTPS_PROXY'])('of %s leads to the host', async (variable) => {
    const { proxy, address, caBundle } = await emulateBehindProxy();
    const handler = await open({ caBundle, env: { [variable]: address } });
    expect((await handler.request(get(`https://${portalHost}/assignment/accounts`))).status).toBe(401);
    expect(proxy.asked).toEqual([`CONNECT ${portalHost}:443`]);
  });

  it('leads the AWS SDK to the host', async () => {
    const { proxy, address, caBundle } = await emulateBehindProxy();
    const handler = await open({ caBundle, env: { HTTPS_PROXY: address } });
    await expect(listAccounts(handler)).rejects.toMatchObject({ name: 'UnauthorizedException' });
    expect(proxy.asked).toEqual([`CONNECT ${portalHost}:443`]);
  });

  it('does not lend the host its trust, not to the SDK either', async () => {
    const { address } = await emulateBehindProxy();
    const { aws } = await open({ env: { HTTPS_PROXY: address } });
    const request = {
      protocol: 'https:',
      hostname: portalHost,
      method: 'GET',
      path: '/',
      headers: {},
      query: {},
    };
    // Without a client around it: its retries lose the code of an error that comes from outside jest's realm.
    const failed = await (aws as NodeHttpHandler).handle(request as SdkRequest).catch((error) => error);
    expect(connectionError(failed, portalHost)).toMatchObject({
      code: 'tls-untrusted',
      data: { host: portalHost },
    });
  });

  it('is a fault of the network where it refuses', async () => {
    const proxy = await serveProxy('refuse');
    const handler = await open({ env: { HTTPS_PROXY: `http://name:password@127.0.0.1:${proxy.port}` } });
    const failed = await handler.request(get(`https://${portalHost}/`)).catch((error) => error);
    expect(failed).toMatchObject({ code: 'network', data: { host: portalHost, reason: 'ERR_PROXY_TUNNEL' } });
    expect(String(failed.cause)).not.toContain('password');
  });

  it('of HTTP_PROXY fetches what is not encrypted', async () => {
    const proxy = await serveProxy('refuse');
    const handler = await open({ env: { HTTP_PROXY: `127.0.0.1:${proxy.port}` } });
    expect((await handler.request(get('http://elsewhere.example/'))).body).toBe('by the proxy');
    expect(proxy.asked).toEqual(['GET http://elsewhere.example/']);
  });

  it.each(['127.0.0.1', 'localhost'])('is not asked for %s', async (host) => {
    const { port } = await serve((_request, response) => response.end('direct'));
    const proxy = await serveProxy('refuse');
    const handler = await open({ env: { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` } });
    expect((await handler.request(get(`http://${host}:${port}/`))).body).toBe('direct');
    expect(proxy.asked).toEqual([]);
  });

  function listAccounts(handler: HttpHandler) {
    const client = new SSOClient({
      region: 'us-east-1',
      maxAttempts: 1,
      requestHandler: handler.aws as NonNullable<SSOClientConfig['requestHandler']>,
    });
    return client.send(new ListAccountsCommand({ accessToken: 'token' }));
  }
});
