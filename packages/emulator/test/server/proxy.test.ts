import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import { type RunningEmulator, startEmulator } from '../../src/index.ts';

describe('the proxy', () => {
  let running: RunningEmulator;

  beforeEach(async () => {
    running = await startEmulator();
  });

  afterEach(() => running.close());

  async function tunnel(
    target: string,
  ): Promise<{ readonly response: IncomingMessage; readonly socket: Socket; readonly head: Buffer }> {
    const request = httpRequest(running.proxyUrl, { method: 'CONNECT', path: target, agent: false }).end();
    const [response, socket, head] = await once(request, 'connect');
    return { response, socket, head };
  }

  async function secureTunnel(hostname: string): Promise<TLSSocket> {
    const { response, socket } = await tunnel(`${hostname}:443`);
    expect(response.statusCode).toBe(200);
    const secure = tlsConnect({ socket, servername: hostname, ca: running.caCertificate });
    await once(secure, 'secureConnect');
    return secure;
  }

  async function get(socket: TLSSocket, hostname: string, path: string) {
    const request = httpsGet({ createConnection: () => socket, hostname, path });
    const [response]: IncomingMessage[] = await once(request, 'response');
    return {
      status: response?.statusCode,
      body: await response?.toArray().then((chunks) => Buffer.concat(chunks).toString()),
    };
  }

  it.each([
    'oidc.us-east-1.amazonaws.com',
    'portal.sso.eu-west-1.amazonaws.com',
    'sts.amazonaws.com',
    'ssoins-1.portal.eu-west-1.app.aws',
  ])('ends TLS for %s with a certificate that the CA vouches for', async (hostname) => {
    const secure = await secureTunnel(hostname);
    expect(secure.authorized).toBe(true);
    expect(secure.getPeerCertificate().subjectaltname).toBe(`DNS:${hostname}`);
    secure.destroy();
  });

  it('is not trusted without the CA, and its certificates are no CA themselves', async () => {
    const { socket } = await tunnel('sts.amazonaws.com:443');
    const secure = tlsConnect({ socket, servername: 'sts.amazonaws.com' });
    const [error] = await once(secure, 'error');
    expect(error.code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(new X509Certificate(running.caCertificate).ca).toBe(true);
    const other = await secureTunnel('sts.amazonaws.com');
    expect(other.getPeerX509Certificate()?.ca).toBe(false);
    other.destroy();
  });

  it('answers by the emulator inside the tunnel, and only the services of that host', async () => {
    const hostname = 'd-1234567890.awsapps.com';
    const start = await get(await secureTunnel(hostname), hostname, '/start');
    expect(start).toEqual({
      status: 200,
      body: expect.stringContaining('<meta name="region" content="us-east-1">'),
    });
    const portalPath = await get(await secureTunnel(hostname), hostname, '/assignment/accounts');
    expect(portalPath.status).toBe(404);
  });

  it.each([
    'example.com:443',
    's3.us-east-1.amazonaws.com:443',
    'oidc.us-east-1.amazonaws.com:22',
    '127.0.0.1:443',
  ])('refuses to connect to %s', async (target) => {
    const { response, socket, head } = await tunnel(target);
    expect(response.statusCode).toBe(502);
    const rest: Buffer[] = await socket.toArray();
    expect(Buffer.concat([head, ...rest]).toString()).toContain(`does not forward to ${target}`);
  });

  it.each([
    ['http://d-1234567890.awsapps.com/start', 200],
    ['http://example.com/', 502],
    ['http://127.0.0.1:1/start', 502],
  ])('answers %s in absolute form with %i', async (path, status) => {
    const request = httpRequest(running.proxyUrl, { path, agent: false }).end();
    const [response]: IncomingMessage[] = await once(request, 'response');
    expect(response?.statusCode).toBe(status);
    response?.resume();
  });

  it('resets the connection below TLS when a fault says so', async () => {
    const hostname = 'd-1234567890.awsapps.com';
    running.emulator.faults.add({ reset: true });
    const secure = await secureTunnel(hostname);
    await expect(get(secure, hostname, '/start')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('cuts an answer off in a tunnel', async () => {
    const hostname = 'd-1234567890.awsapps.com';
    running.emulator.faults.add({ cutAfterBytes: 5 });
    const secure = await secureTunnel(hostname);
    await expect(get(secure, hostname, '/start')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('keeps the control interface out of tunnels', async () => {
    const hostname = 'oidc.us-east-1.amazonaws.com';
    expect((await get(await secureTunnel(hostname), hostname, '/control')).status).toBe(404);
  });

  it('closes while a tunnel is open', async () => {
    const secure = await secureTunnel('sts.amazonaws.com');
    secure.on('error', () => {});
    const closed = once(secure, 'close');
    await running.close();
    await closed;
    expect(secure.destroyed).toBe(true);
    running = await startEmulator();
  });
});
