import { catchInterruption, createPrompter, UsageError } from '@sso/cli-kit';
import {
  createServiceContext,
  PacedCredentials,
  type Runtime,
  readAwsConfig,
  resolveServiceSettings,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { type ChosenTargets, chooseTargets } from './choose-targets.ts';
import { confirmRun } from './confirm.ts';
import type { FleetConversation } from './conversation.ts';
import type { FleetFlags } from './flags.ts';
import { fleetExitCode } from './outcome.ts';
import { present } from './output/present.ts';
import type { Presentation } from './output/presentation.ts';
import { startProgram } from './program.ts';
import { FleetRun } from './run-targets.ts';
import { summaryLines } from './summary.ts';

const usualConcurrency = 8;

export interface FleetOptions {
  readonly words: readonly string[];
  readonly notice: (line: string) => void;
}

/**
 * Runs a command in many accounts, and tells how it went. The first Ctrl-C is passed on to what runs, the second one kills it.
 * @returns the exit code
 * @throws UsageError, and SsoError those of choosing and of signing in: then nothing was run
 */
export async function runFleet(
  runtime: Runtime,
  flags: FleetFlags,
  { words, notice }: FleetOptions,
): Promise<number> {
  if (words.length === 0) throw new UsageError(text.fleet.noCommand);
  let run: FleetRun | undefined;
  const interruption = catchInterruption(
    (exitCode) => {
      if (!run?.stop('SIGKILL')) process.exit(exitCode);
    },
    { signals: ['SIGINT', 'SIGTERM', 'SIGHUP'], onSignal: (signal) => run?.stop(signal) },
  );
  const { signal } = interruption;
  try {
    const conversation = { runtime, flags, words, notice, prompter: createPrompter(undefined, { signal }) };
    const prepared = await prepare(conversation, signal);
    signal.throwIfAborted();
    const begunAt = runtime.now();
    const presentation = present(runtime, prepared.targets, flags);
    run = fleetRun(conversation, prepared, presentation);
    const outcomes = await run.run();
    presentation.close();
    for (const line of summaryLines(prepared.targets, outcomes, runtime.now() - begunAt)) notice(line);
    return fleetExitCode(outcomes, { isInterrupted: signal.aborted, unlisted: prepared.unlisted });
  } finally {
    interruption.release();
  }
}

interface Prepared extends ChosenTargets {
  readonly credentials: PacedCredentials;
}

/** All that can be wrong before the first program is started. */
async function prepare(conversation: FleetConversation, signal: AbortSignal): Promise<Prepared> {
  const { runtime } = conversation;
  const config = readAwsConfig(runtime);
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), { signal });
  const chosen = await chooseTargets(conversation, config, context);
  const credentials = new PacedCredentials(context);
  await credentials.requireSignIns(chosen.targets.map(({ source }) => source));
  await confirmRun(conversation, chosen);
  return { ...chosen, credentials };
}

function fleetRun(
  { runtime, flags, words }: FleetConversation,
  { targets, credentials }: Prepared,
  presentation: Presentation,
): FleetRun {
  return new FleetRun(
    runtime,
    targets,
    {
      credentials: (target) => credentials.obtain(target.source),
      start: (target, keys, onOutput) => startProgram(runtime, words, { target, keys, onOutput }),
      onOutput: (target, stream, bytes) => presentation.output(target, stream, bytes),
      onEnd: (target, outcome) => presentation.ended(target, outcome),
    },
    { concurrency: flags.concurrency ?? usualConcurrency, failFast: flags['fail-fast'] },
  );
}
