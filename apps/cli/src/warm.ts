import { flushOutput } from '@sso/cli-kit/output';
import { createNodeRuntime } from '@sso/core/node';
import { answerFromCache } from '@sso/plugin-credentials/answer-from-cache';
import { readPlainCommand } from '@sso/plugin-credentials/plain-commands';

/** What can be said about a command line without loading more than this. */
export type WarmOutcome = 'answered' | 'not-answered' | 'not-plain';

/** Answers a command line from the caches, as far as that goes. */
export async function answerWarm(argv: readonly string[]): Promise<WarmOutcome> {
  const command = readPlainCommand(argv, process.env);
  if (command === undefined) return 'not-plain';
  if (!(await answerFromCache(command, createNodeRuntime()))) return 'not-answered';
  await flushOutput();
  return 'answered';
}
