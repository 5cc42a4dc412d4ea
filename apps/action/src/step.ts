import { fileURLToPath } from 'node:url';
import { getInput } from '@actions/core';
import { createNodeRuntime } from '@sso/core/node';
import type { Job } from './job.ts';
import { type Journal, runnerJournal } from './journal.ts';

/** The step that this process is, as the runner has started it. */
export function currentStep(): Job {
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
