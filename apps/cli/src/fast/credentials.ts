import { warnings } from '@sso/cli-kit/warnings';
import { createNodeRuntime } from '@sso/core/node';
import { answerPlainCommand } from '@sso/plugin-credentials/answer';
import { readPlainCommand } from '@sso/plugin-credentials/plain-commands';
import { endProcess } from './end-process.ts';

/** Answers a plain `sso export` or `sso credential-process`, and ends the process; returns where it is for oclif to answer. */
export async function answer(argv: readonly string[]): Promise<void> {
  const command = readPlainCommand(argv, process.env);
  if (command === undefined) return;
  const runtime = createNodeRuntime({ warn: warnings.warn });
  await endProcess(await answerPlainCommand(command, runtime));
}
