import { setTimeout as delay } from 'node:timers/promises';
import type { OperationName } from './handler.ts';
import type { Service } from './hosts.ts';
import type { EmulatorResponse } from './http-message.ts';
import { WireError, type WireErrorName, wireErrorResponse } from './wire-errors.ts';

/**
 * Something that goes wrong. The first of `reset`, `error`, `html` and `status`/`body` that is set is the answer; with
 * `delayMilliseconds` alone the real answer comes late.
 */
export interface Fault {
  /** Default: every operation. */
  readonly operation?: OperationName | undefined;
  /** How often. Default once; `Infinity` is for good. */
  readonly times?: number | undefined;
  /** Real time, not the emulator's clock. */
  readonly delayMilliseconds?: number | undefined;
  /** Ends the connection without an answer. */
  readonly reset?: boolean | undefined;
  /** An error by its AWS name, in the wire form of the service that was called. */
  readonly error?: WireErrorName | undefined;
  /** A page instead of an answer, as a captive portal or a company's proxy sends it. */
  readonly html?: boolean | undefined;
  /** Default 200 with `html` or `body`. With `error` it replaces the error's own status. */
  readonly status?: number | undefined;
  readonly body?: string | undefined;
  /** Added to the answer's. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Faults {
  /** Faults are used up in the order in which they were added. */
  add(fault: Fault): void;
  clear(): void;
}

/** What `handle` rejects with where a client would see its connection break off. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}

export interface FaultQueue extends Faults {
  /** The answer of the next fault for this operation; `undefined` where the real one shall follow. */
  answer(operation: OperationName, service: Service): Promise<EmulatorResponse | undefined>;
}

export function createFaultQueue(): FaultQueue {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      waiting = [];
    },
    answer: async (operation, service) => {
      const next = waiting.find(({ fault }) => (fault.operation ?? operation) === operation);
      if (next === undefined) return undefined;
      next.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      const { delayMilliseconds } = next.fault;
      if (delayMilliseconds !== undefined) await delay(delayMilliseconds, undefined, { ref: false });
      return faultAnswer(next.fault, service);
    },
  };
}

function faultAnswer(fault: Fault, service: Service): EmulatorResponse | undefined {
  if (fault.reset) throw new ConnectionReset('A fault reset this connection.');
  const plain = plainAnswer(fault, service);
  return (
    plain && {
      ...plain,
      status: fault.status ?? plain.status,
      headers: { ...plain.headers, ...fault.headers },
    }
  );
}

function plainAnswer(fault: Fault, service: Service): EmulatorResponse | undefined {
  if (fault.error !== undefined)
    return wireErrorResponse(service, new WireError(fault.error, 'A fault was asked for.'));
  if (fault.html) {
    const body =
      fault.body ??
      '<!doctype html><title>Sign in to the network</title><h1>Welcome to the guest network</h1>';
    return { status: 200, headers: { 'content-type': 'text/html' }, body };
  }
  if (fault.status === undefined && fault.body === undefined) return undefined;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: fault.body ?? '{}' };
}
