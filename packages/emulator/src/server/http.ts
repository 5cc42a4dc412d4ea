import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Socket } from 'node:net';
import type { Control, ControlAnswer } from '../control/control.ts';
import type { Emulator } from '../emulator.ts';
import { ConnectionReset } from '../faults/fault.ts';
import { awsHost } from '../hosts.ts';
import { type EmulatorRequest, textResponse } from '../http-message.ts';
import { deliver } from './delivery.ts';
import { refusal, type Tunnels } from './proxy.ts';

const bodyLimit = 1_048_576;

export interface Servers {
  readonly emulator: Emulator;
  readonly control: Control;
  readonly tunnels: Tunnels;
}

/** Answers requests by the emulator: sent to it straight, in absolute form as to a proxy, or through a tunnel. */
export function createRequestListener(servers: Servers): RequestListener {
  const { emulator, tunnels } = servers;
  return async (request, response) => {
    try {
      const { response: answered, afterwards } = await answer(request, servers);
      if (afterwards !== undefined) response.once('finish', afterwards);
      response.setHeader('date', new Date(emulator.clock.now()).toUTCString());
      response.setHeader('x-amzn-requestid', randomUUID());
      await deliver(response, request.method, answered);
    } catch (error) {
      if (error instanceof ConnectionReset) return reset(request, tunnels);
      await deliver(response, request.method, textResponse(500, `The emulator failed: ${String(error)}`));
    }
  };
}

async function answer(
  message: IncomingMessage,
  { emulator, control, tunnels }: Servers,
): Promise<ControlAnswer> {
  const body = await readBody(message);
  if (body === undefined) return { response: textResponse(413, 'The body is too large.') };
  const request = requestFrom(message, body, tunnels);
  if (request === undefined) return { response: textResponse(502, refusal(message.url ?? '')) };
  if (control.isFor(request)) return control.answer(request);
  return { response: await emulator.handle(request) };
}

/** `undefined` where a proxy would have to forward it: nothing ever leaves this machine. */
function requestFrom(message: IncomingMessage, body: string, tunnels: Tunnels): EmulatorRequest | undefined {
  const common = { method: message.method ?? 'GET', headers: plainHeaders(message), body };
  const target = message.url ?? '/';
  const tunnel = tunnels.find(message.socket);
  if (tunnel !== undefined) return { ...common, target, host: tunnel.hostname };
  if (target.startsWith('/')) return { ...common, target, host: message.headers.host };
  const url = URL.parse(target); // RFC 9112 §3.2.2: absolute-form
  const ownHost = `127.0.0.1:${message.socket.localPort}`;
  if (url?.protocol !== 'http:' || (awsHost(url.host) === undefined && url.host !== ownHost))
    return undefined;
  return { ...common, target: `${url.pathname}${url.search}`, host: url.host };
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return size <= bodyLimit ? Buffer.concat(chunks).toString() : undefined;
}

/** A TLS socket has no reset of its own: the TCP connection below it gets it. */
function reset({ socket }: IncomingMessage, tunnels: Tunnels): void {
  const below = tunnels.find(socket)?.socket ?? socket;
  if (below instanceof Socket) below.resetAndDestroy();
}
