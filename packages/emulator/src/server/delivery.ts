import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmulatorResponse } from '../http-message.ts';

/** The most pieces in a second that a slow body comes in. */
const piecesPerSecond = 20;

/** Sends an answer, as slowly and as completely as its delivery says. */
export async function deliver(
  response: ServerResponse,
  method: string | undefined,
  { status, headers, body, delivery = {} }: EmulatorResponse,
): Promise<void> {
  if (delivery.hangs) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  if (method === 'HEAD') return void response.end();
  const { bytesPerSecond, cutAfterBytes } = delivery;
  if (bytesPerSecond === undefined && cutAfterBytes === undefined) return void response.end(body);
  const bytes = Buffer.from(body).subarray(0, cutAfterBytes);
  response.flushHeaders();
  await sendSlowly(response, bytes, bytesPerSecond);
  if (cutAfterBytes === undefined) response.end();
  else response.destroy();
}

async function sendSlowly(
  response: ServerResponse,
  bytes: Buffer,
  bytesPerSecond: number | undefined,
): Promise<void> {
  const size = bytesPerSecond === undefined ? bytes.length : Math.ceil(bytesPerSecond / piecesPerSecond);
  for (let start = 0; start < bytes.length && !response.destroyed; start += size) {
    await write(response, bytes.subarray(start, start + size));
    if (bytesPerSecond !== undefined) await delay((1000 * size) / bytesPerSecond, undefined, { ref: false });
  }
}

/** Also where the client has gone away meanwhile, which is no fault of the emulator. */
function write(response: ServerResponse, piece: Buffer): Promise<void> {
  return new Promise((done) => response.write(piece, () => done()));
}
