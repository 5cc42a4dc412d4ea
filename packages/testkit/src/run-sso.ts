import { fileURLToPath } from 'node:url';
import { type ProgramOptions, type ProgramResult, runProgram } from './run-program.ts';

/** The built program, for those who start it in another way: a terminal, another program's configuration. */
export const ssoProgram = fileURLToPath(new URL('../../../apps/cli/bin/sso.js', import.meta.url));

/** Runs the built `sso` with the Node that runs the tests. */
export function runSso(args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return runProgram(process.execPath, [ssoProgram, ...args], options);
}
