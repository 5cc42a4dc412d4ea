import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Runtime, Secret, SsoError } from '@sso/core';
import { type AnswerOptions, answerRequest } from './answer.ts';
import type { ServedCredentials } from './served-credentials.ts';

export interface CredentialServer {
  readonly port: number;
  /** What a request has to have as its `Authorization` header. */
  readonly token: Secret;
  /** The address of credentials that are served. */
  urlOf(credentials: ServedCredentials): string;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** Long enough that nobody finds it by trying. */
const tokenBytes = 32;

/**
 * Serves credentials on 127.0.0.1 to whoever has the token.
 * @param options.port a free one where none is given
 * @throws SsoError `port-unavailable`
 */
export async function startCredentialServer(
  runtime: Runtime,
  served: readonly ServedCredentials[],
  options: { readonly port?: number | undefined } = {},
): Promise<CredentialServer> {
  const token = new Secret(Buffer.from(runtime.randomBytes(tokenBytes)).toString('base64url'));
  const server = createServer((request, response) => {
    void answer(request, response, { port: portOf(server), token, served }).then((status) =>
      runtime.log('credentials asked for', { method: request.method, path: request.url, status }),
    );
  });
  await listen(server, options.port ?? 0);
  const port = portOf(server);
  return {
    port,
    token,
    urlOf: ({ path }) => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: AnswerOptions,
): Promise<number> {
  const { status, headers, body } = await answerRequest(
    {
      method: request.method ?? '',
      target: request.url ?? '',
      host: request.headers.host,
      authorization: request.headers.authorization,
    },
    options,
  );
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    // A body that nobody reads must not be taken for the next request.
    ...(request.method === 'GET' ? {} : { connection: 'close' }),
    ...headers,
  });
  response.end(body);
  return status;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(new SsoError('port-unavailable', { port, reason: error.code ?? 'unknown' }, { cause: error }));
    });
    server.listen(port, '127.0.0.1', done);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
