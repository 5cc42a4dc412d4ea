import { join } from 'node:path';
import { flushOutput } from '@sso/cli-kit/output';
import { createNodeRuntime } from '@sso/core/node';
import { answerPlainCommand } from '@sso/plugin-credentials/answer';
import { readPlainCommand } from '@sso/plugin-credentials/plain-commands';
import { answerShellCommand } from '@sso/plugin-shell/answer';

/** Beside it the bundle's folder, whose parent is the program's. */
const manifest = join(__dirname, '..', 'oclif.manifest.json');

/**
 * Answers a plain command line without oclif, and ends the process.
 * @returns where it is for oclif to answer
 */
export async function answerFast(argv: readonly string[]): Promise<void> {
  const exitCode = await answerPlain(argv);
  if (exitCode === undefined) return;
  await flushOutput();
  // Idle connections would keep the process alive.
  process.exit(exitCode);
}

async function answerPlain(argv: readonly string[]): Promise<number | undefined> {
  const command = readPlainCommand(argv, process.env);
  if (command !== undefined) return answerPlainCommand(command, createNodeRuntime());
  return answerShellCommand(argv, createNodeRuntime, { env: process.env, manifest });
}
