import type { OperationName } from '../handler.ts';
import type { Change } from './change.ts';

/** A bad day from its start: what is wrong at once, and what comes later. */
export interface Scenario extends Change {
  readonly description?: string | undefined;
  readonly steps?: readonly Step[] | undefined;
}

/** A change that takes effect once, just before a call is answered. */
export interface Step extends Change {
  readonly at: StepTime;
}

/** One of `call` and `seconds`, both counted from the beginning of the scenario. */
export interface StepTime {
  /** Before the answer of this call; the first is 1. */
  readonly call?: number | undefined;
  /** Counts only calls of this operation. */
  readonly operation?: OperationName | undefined;
  /** Before the first answer after that time. Changes of the clock do not count. */
  readonly seconds?: number | undefined;
}

export interface Steps {
  /** Begins to count anew. */
  begin(steps: readonly Step[]): void;
  /** What a call that arrives brings about. */
  arrive(operation: OperationName): readonly Change[];
}

/** `now` is the clock that a scenario does not change, in milliseconds. */
export function createSteps(now: () => number): Steps {
  let waiting: readonly Step[] = [];
  let begun = now();
  let calls: OperationName[] = [];
  const isDue = ({ at }: Step) => {
    if (at.seconds !== undefined) return now() - begun >= at.seconds * 1000;
    const counted = calls.filter((operation) => operation === (at.operation ?? operation));
    return counted.length >= (at.call ?? 1);
  };
  return {
    begin: (steps) => {
      waiting = steps;
      begun = now();
      calls = [];
    },
    arrive: (operation) => {
      if (waiting.length === 0) return [];
      calls.push(operation);
      const due = waiting.filter(isDue);
      waiting = waiting.filter((step) => !due.includes(step));
      return due;
    },
  };
}
