import type { Runtime } from '@sso/core';
import { type PlainOptions, readPlainCommand } from './plain-commands.ts';

/**
 * Answers a plain command line without oclif.
 * @returns the exit code, or `undefined` where nothing was said: what takes a person, or the explanation of an error, is oclif's
 */
export async function answerShellCommand(
  argv: readonly string[],
  createRuntime: () => Runtime,
  options: PlainOptions,
): Promise<number | undefined> {
  const command = readPlainCommand(argv, options);
  if (command === undefined) return undefined;
  try {
    await command(createRuntime());
    return 0;
  } catch {
    return undefined;
  }
}
