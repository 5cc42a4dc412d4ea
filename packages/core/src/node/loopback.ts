import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoopbackListener, LoopbackServer } from '../runtime.ts';

/** How long a browser may take to fetch the last page. */
const lingerMilliseconds = 1_000;

/**
 * Listens on 127.0.0.1 only, on a port that the system chooses (RFC 8252 section 7.3).
 * The pages that it sends can load nothing and are kept nowhere.
 */
export async function listenOnLoopback(listener: LoopbackListener): Promise<LoopbackServer> {
  const server = createServer((request, response) => void answer(listener, request, response));
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((done) => {
        const stragglers = setTimeout(() => server.closeAllConnections(), lingerMilliseconds);
        server.close(() => {
          clearTimeout(stragglers);
          done();
        });
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  listener: LoopbackListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, html } = await listener({
    method: request.method ?? '',
    port: request.socket.localPort,
    host: request.headers.host,
    target: request.url ?? '',
  });
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(html);
}
