import type { Call, Handler } from '../handler.ts';
import type { Fault, FaultTarget } from './fault.ts';
import { randomSequence } from './random.ts';

export interface Faults {
  /** A call gets the first fault that hits it, in the order in which they were added. */
  add(fault: Fault): void;
  clear(): void;
  /** Those that are not used up. */
  list(): readonly WaitingFault[];
}

export interface WaitingFault {
  readonly fault: Fault;
  /** How many calls it hit so far. */
  readonly hits: number;
}

export interface FaultQueue extends Faults {
  /** The fault that hits this call, one use of which is over with it. */
  take(handler: Handler, call: Call): Fault | undefined;
}

interface Waiting {
  readonly fault: Fault;
  readonly random: () => number;
  /** Calls that it is meant for, hit or not. */
  seen: number;
  hits: number;
}

export function createFaultQueue(): FaultQueue {
  let waiting: Waiting[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, random: randomSequence(fault.seed ?? 1), seen: 0, hits: 0 });
    },
    clear: () => {
      waiting = [];
    },
    list: () => waiting.map(({ fault, hits }) => ({ fault, hits })),
    take: (handler, call) => {
      const hit = waiting.find((next) => isFor(next.fault, handler, call) && hits(next));
      if (hit === undefined) return undefined;
      hit.hits += 1;
      waiting = waiting.filter(({ fault, hits }) => hits < (fault.times ?? 1));
      return hit.fault;
    },
  };
}

function isFor({ operation, grantType }: FaultTarget, handler: Handler, call: Call): boolean {
  if (operation !== undefined && operation !== handler.operation) return false;
  return grantType === undefined || (handler.operation === 'CreateToken' && grantType === grantTypeOf(call));
}

function hits(waiting: Waiting): boolean {
  const { after = 0, probability = 1 } = waiting.fault;
  waiting.seen += 1;
  return waiting.seen > after && waiting.random() < probability;
}

function grantTypeOf({ body }: Call): unknown {
  try {
    return JSON.parse(body)?.grantType;
  } catch {
    return undefined;
  }
}
