import { catchInterruption, createPrompter, UsageError } from '@sso/cli-kit';
import {
  createServiceContext,
  PacedCredentials,
  type Runtime,
  readAwsConfig,
  resolveServiceSettings,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { chooseTargets } from './choose-targets.ts';
import { confirmRun } from './confirm.ts';
import type { FleetConversation } from './conversation.ts';
import type { FleetFlags } from './flags.ts';
import { fleetExitCode } from './outcome.ts';
import { present } from './output/present.ts';
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
    return await carryOut(conversation, prepared, (created) => {
      run = created;
      return signal;
    });
  } finally {
    interruption.release();
  }
}

async function prepare(conversation: FleetConversation, signal: AbortSignal) {
  const { runtime } = conversation;
  const config = readAwsConfig(runtime);
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), { signal });
  const chosen = await chooseTargets(conversation, config, context);
  const credentials = new PacedCredentials(context);
  await credentials.requireSignIns(chosen.targets.map(({ source }) => source));
  await confirmRun(conversation, chosen);
  return { ...chosen, credentials };
}

async function carryOut(
  { runtime, flags, words, notice }: FleetConversation,
  { targets, unlisted, credentials }: Awaited<ReturnType<typeof prepare>>,
  begin: (run: FleetRun) => AbortSignal,
): Promise<number> {
  const begunAt = runtime.now();
  const presentation = present(runtime, targets, flags);
  const run = new FleetRun(
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
  const signal = begin(run);
  const outcomes = await run.run();
  presentation.close();
  for (const line of summaryLines(targets, outcomes, runtime.now() - begunAt)) notice(line);
  return fleetExitCode(outcomes, { isInterrupted: signal.aborted, unlisted });
}
