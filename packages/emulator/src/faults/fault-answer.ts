import { setTimeout as delay } from 'node:timers/promises';
import type { Call, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { WireError, wireErrorResponse } from '../wire-errors.ts';
import { changedAnswer } from './changed-answer.ts';
import { ConnectionReset, type Fault } from './fault.ts';

/**
 * The answer of a call that a fault hit. `act` is what the service would do.
 * @throws ConnectionReset where the client gets none.
 */
export async function faultAnswer(
  fault: Fault,
  { handler, call, act }: { handler: Handler; call: Call; act: () => EmulatorResponse },
): Promise<EmulatorResponse> {
  if (fault.delayMilliseconds !== undefined) await delay(fault.delayMilliseconds, undefined, { ref: false });
  const own = ownAnswer(fault, handler);
  if (own === undefined) return delivered(changedAnswer(act(), fault, call), fault);
  if (fault.acts) act();
  if (own === 'reset') throw new ConnectionReset('A fault reset this connection.');
  return delivered(own, fault);
}

function ownAnswer(fault: Fault, { service }: Handler): EmulatorResponse | 'reset' | undefined {
  if (fault.reset) return 'reset';
  if (fault.hang) return { status: 200, headers: {}, body: '', delivery: { hangs: true } };
  if (fault.error !== undefined)
    return wireErrorResponse(service, new WireError(fault.error, 'A fault was asked for.'));
  if (fault.html) return { status: 200, headers: { 'content-type': 'text/html' }, body: fault.body ?? page };
  if (fault.status === undefined && fault.body === undefined) return undefined;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: fault.body ?? '{}' };
}

const page = '<!doctype html><title>Sign in to the network</title><h1>Welcome to the guest network</h1>';

function delivered(answer: EmulatorResponse, fault: Fault): EmulatorResponse {
  const { bytesPerSecond, cutAfterBytes, truncateToBytes } = fault;
  return {
    ...answer,
    status: fault.status ?? answer.status,
    headers: { ...answer.headers, ...fault.headers },
    body: truncated(answer.body, truncateToBytes),
    ...((bytesPerSecond ?? cutAfterBytes) !== undefined && { delivery: { bytesPerSecond, cutAfterBytes } }),
  };
}

function truncated(body: string, bytes: number | undefined): string {
  return bytes === undefined ? body : Buffer.from(body).subarray(0, bytes).toString();
}
