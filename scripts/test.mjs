import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { installPrograms, reportOf } from './programs.mjs';
import { totalLine, totalOf } from './test-total.mjs';
import { root, runAsProgram, runNode, SetupError } from './toolchain.mjs';
import { build } from './turbo.mjs';

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const resultsFile = join(root, '.test-results.json');

/**
 * Installs, gets the real programs, builds and runs every test once.
 *
 * @param {readonly string[]} args passed to jest
 * @returns {{ total: import('./test-total.mjs').Total, notes: readonly string[] }}
 */
function test(args) {
  install();
  const missing = installPrograms();
  build();
  rmSync(resultsFile, { force: true });
  const exitCode = runNode([
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    jest,
    '--json',
    `--outputFile=${resultsFile}`,
    ...args,
  ]);
  return { total: totalOf(readResults(), exitCode), notes: reportOf(missing) };
}

/** @returns {import('./test-total.mjs').JestResults | undefined} */
function readResults() {
  if (!existsSync(resultsFile)) return undefined;
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch {
    // Cut off in the middle of writing: jest crashed, and that is what the total then says.
    return undefined;
  }
}

/**
 * Like `test`, but what keeps the tests from running is a failed total and not the end of the program.
 *
 * @param {readonly string[]} args
 */
function testOrExplain(args) {
  try {
    return test(args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { total: totalOf(undefined, 1), notes: [error.message] };
  }
}

await runAsProgram(import.meta.url, (args) => {
  const { total, notes } = testOrExplain(args);
  for (const note of notes) console.log(note);
  console.log(totalLine(total));
  return total.failed === 0 ? 0 : 1;
});
