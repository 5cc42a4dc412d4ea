import { fileURLToPath } from 'node:url';
import { getInput } from '@actions/core';
import type { Runtime } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import type { ReadInput } from './input-values.ts';
import { type Journal, runnerJournal } from './journal.ts';

/** A step of a job that runs the Action. */
export interface Step {
  /** With the environment as the runner gives it. */
  readonly runtime: Runtime;
  readonly read: ReadInput;
  readonly journal: Journal;
  /** The path of the bundled program that profiles run for credentials. */
  readonly helper: string;
}

/** The step that this process is, as the runner has started it. */
export function currentStep(): Step {
  return {
    runtime: createNodeRuntime({ log: logTo(runnerJournal) }),
    read: getInput,
    journal: runnerJournal,
    // Bundled into the same folder as the program that runs.
    helper: fileURLToPath(new URL('credential-process.js', import.meta.url)),
  };
}

/** Core's facts hold no secret: a {@link Secret} among them shows as `[redacted]`. */
function logTo({ debug }: Journal) {
  return (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
    const words = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
    debug([event, ...words].join(' '));
  };
}
