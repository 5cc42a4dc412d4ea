import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { createServiceContext } from '../../../packages/core/src/endpoints/service-context.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { createNodeRuntime } from '../../../packages/core/src/node/index.ts';
import { authorizeInBrowser } from '../../../packages/core/src/oidc/authorize-in-browser.ts';
import { Secret } from '../../../packages/core/src/secret.ts';
import { generateInput } from '../format.ts';
import { callbackRequest } from '../formats/callback-request.ts';
import { concat, encode } from '../mutate.ts';
import { refusedOrLater } from '../refused.ts';
import type { Target } from '../target.ts';
import { session } from './sso-cache.ts';

/**
 * A whole sign-in is waiting for the browser. Whatever is sent to it, it says something or hangs up, goes on waiting, and then takes the
 * one request that knows its state.
 */
export const callbackServer: Target = {
  name: 'callback-server',
  generate: (random) => generateInput(callbackRequest, random),
  check: async (input, random) => {
    const waiting = await beginSignIn();
    const mark = random.below(input.length + 1);
    // In two packets, as a slow sender's: both halves of a line or of a letter may arrive alone.
    const pieces = random.oneIn(4) ? [input.subarray(0, mark), input.subarray(mark)] : [input];
    const reply = await send(waiting.port, withPort(pieces, waiting.port));
    for (const [, status = ''] of reply.matchAll(/^HTTP\/1\.1 (\d+)/gm)) {
      assert.notEqual(status, '200', 'taken for the answer');
    }
    assert.ok(!waiting.isOver(), 'does not wait any more');
    const target = `/oauth/callback?error=access_denied&state=${waiting.state}`;
    const answer = await send(waiting.port, [
      encode(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${waiting.port}\r\n\r\n`),
    ]);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.ok((await waiting.result) instanceof SsoError);
  },
  repeated: [],
  oneOf: 50,
};

async function beginSignIn() {
  const { promise: opened, resolve: open } = Promise.withResolvers<URL>();
  const runtime = createNodeRuntime({ env: {}, homeDirectory: '/nowhere' });
  const settings = { caBundle: undefined, endpoint: () => new URL('http://127.0.0.1:9') };
  const client = {
    clientId: 'client',
    clientSecret: new Secret('secret'),
    expiresAt: Number.MAX_SAFE_INTEGER,
  };
  const browser = { openBrowser: async (url: string) => open(new URL(url)), renderPage: () => '<p>page</p>' };
  let over = false;
  const result = refusedOrLater(['sign-in-denied'], () =>
    authorizeInBrowser(createServiceContext(runtime, settings), session, client, browser),
  ).finally(() => {
    over = true;
  });
  const { searchParams } = await opened;
  const port = Number(new URL(searchParams.get('redirect_uri') ?? '').port);
  return { port, state: searchParams.get('state') ?? '', result, isOver: () => over };
}

/** The inputs know only the port of the samples. */
function withPort(pieces: readonly Uint8Array[], port: number): readonly Uint8Array[] {
  return pieces.map((piece) => {
    const text = Buffer.from(piece).toString('latin1').replaceAll('49152', String(port));
    return new Uint8Array(Buffer.from(text, 'latin1'));
  });
}

/** All that comes back until the connection ends. We end our half of it, so that nothing waits for more of ours. */
async function send(port: number, pieces: readonly Uint8Array[]): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const received: Uint8Array[] = [];
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  // The server may hang up before it has read everything.
  socket.on('error', () => undefined);
  socket.on('data', (data: Uint8Array) => received.push(data));
  socket.on('close', () => resolve(Buffer.from(concat(...received)).toString('latin1')));
  for (const piece of pieces) socket.write(piece);
  socket.end();
  return promise;
}
