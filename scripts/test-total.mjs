/**
 * What jest writes with `--json`, as far as it is needed.
 *
 * @typedef {object} JestResults
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites suites that did not start; their tests are in no other number
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Total
 */

/**
 * The total of a run. A run that says it failed, or tested nothing, never counts as none failed.
 *
 * @param {JestResults | undefined} results undefined if jest wrote none
 * @param {number} exitCode jest's
 * @returns {Total}
 */
export function totalOf(results, exitCode) {
  if (results === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const passed = results.numPassedTests;
  const skipped = results.numPendingTests + results.numTodoTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const isBroken = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isBroken ? 1 : failed, skipped };
}

/**
 * @param {Total} total
 * @returns {string} the line that a run ends with
 */
export function totalLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
