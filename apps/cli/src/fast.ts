import { flushOutput } from '@sso/cli-kit/output';
import { createNodeRuntime } from '@sso/core/node';
import { answerPlainCommand } from '@sso/plugin-credentials/answer';
import { readPlainCommand } from '@sso/plugin-credentials/plain-commands';

/**
 * Answers a plain command line without oclif, and ends the process.
 * @returns where it is for oclif to answer
 */
export async function answerFast(argv: readonly string[]): Promise<void> {
  const command = readPlainCommand(argv, process.env);
  const exitCode = command && (await answerPlainCommand(command, createNodeRuntime()));
  if (exitCode === undefined) return;
  await flushOutput();
  // Idle connections would keep the process alive.
  process.exit(exitCode);
}
