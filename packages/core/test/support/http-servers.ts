import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TestServer {
  readonly port: number;
  /** Resolves when every connection has ended by itself. */
  drained(): Promise<void>;
}

export interface TestProxy extends TestServer {
  /** What it was asked to connect to, or to fetch. */
  readonly asked: readonly string[];
}

/** A server on 127.0.0.1 that is closed after the test. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  return start(createServer(listener));
}

/** What a proxy does with a request for a tunnel: refuse it, or ask a further proxy for one to a host of the test's choice. */
export type TunnelRule = 'refuse' | { readonly proxyUrl: string; readonly host: string };

export async function serveProxy(rule: TunnelRule): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('by the proxy');
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (rule === 'refuse') client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    else joinTunnel(client, rule.proxyUrl, rule.host);
  });
  return { ...(await start(server)), asked };
}

/** The further proxy's own answer tells the client that the tunnel stands. */
function joinTunnel(client: Socket, proxyUrl: string, host: string): void {
  const upstream = connect(Number(new URL(proxyUrl).port), '127.0.0.1');
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
  upstream.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
  upstream.pipe(client).pipe(upstream);
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function start(server: Server): Promise<TestServer> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, drained: () => new Promise((done) => server.close(() => done())) };
}
