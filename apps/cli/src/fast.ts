import { flushOutput } from '@sso/cli-kit/output';
import { createNodeRuntime } from '@sso/core/node';
import { fastAnswer } from '@sso/plugin-credentials/fast';

/**
 * Answers a command line without oclif and ends the process, where that can be done.
 * @param otherwise called where it turns out later that it cannot
 * @returns whether it can
 */
export function answerFast(argv: readonly string[], otherwise: () => Promise<void>): boolean {
  const answer = fastAnswer(argv, process.env);
  if (answer !== undefined) answer(createNodeRuntime()).then((outcome) => end(outcome, otherwise));
  return answer !== undefined;
}

async function end(outcome: number | 'left-to-oclif', otherwise: () => Promise<void>): Promise<void> {
  if (outcome === 'left-to-oclif') return otherwise();
  await flushOutput();
  // Idle connections would keep the process alive.
  process.exit(outcome);
}
