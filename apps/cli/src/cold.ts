import { flushOutput } from '@sso/cli-kit/output';
import { createNodeRuntime } from '@sso/core/node';
import { answerFromService } from '@sso/plugin-credentials/answer-from-service';
import { readPlainCommand } from '@sso/plugin-credentials/plain-commands';

/**
 * Answers a plain command line with what the service says, or with an error, and ends the process.
 * @returns where it is for oclif to answer
 */
export async function answerCold(argv: readonly string[]): Promise<void> {
  const command = readPlainCommand(argv, process.env);
  const exitCode = command && (await answerFromService(command, createNodeRuntime()));
  if (exitCode === undefined) return;
  await flushOutput();
  // Idle connections would keep the process alive.
  process.exit(exitCode);
}
