import { setTimeout as delay } from 'node:timers/promises';
import type { OperationName } from '../handler.ts';

/** Milliseconds of real time that an answer takes: for every operation, or for those that are named. */
export type LatencyMilliseconds = number | Readonly<Partial<Record<OperationName, number>>>;

export interface LatencyControl {
  readonly milliseconds: LatencyMilliseconds;
  set(milliseconds: LatencyMilliseconds): void;
}

export interface Latency extends LatencyControl {
  /** Waits as long as the operation takes. Calls do not wait for one another. */
  wait(operation: OperationName): Promise<void>;
}

export function createLatency(initial: LatencyMilliseconds): Latency {
  let current = initial;
  return {
    get milliseconds() {
      return current;
    },
    set: (milliseconds) => {
      current = milliseconds;
    },
    wait: async (operation) => {
      const milliseconds = typeof current === 'number' ? current : (current[operation] ?? 0);
      if (milliseconds > 0) await delay(milliseconds, undefined, { ref: false });
    },
  };
}
