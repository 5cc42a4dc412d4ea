import { totalLine, totalOf } from '../test-total.mjs';

const clean = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the total of a test run', () => {
  it('counts passed, failed and skipped tests', () => {
    const results = { ...clean, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
    expect(totalOf(results, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a suite that did not start as failed', () => {
    expect(totalOf({ ...clean, numRuntimeErrorTestSuites: 1 }, 1).failed).toBe(1);
  });

  it('counts a crash, which leaves no results, as failed', () => {
    expect(totalOf(undefined, 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a failing exit code as failed, even when no test is', () => {
    expect(totalOf(clean, 1).failed).toBe(1);
  });

  it('counts a run without a single passed test as failed', () => {
    expect(totalOf({ ...clean, numPassedTests: 0, numPendingTests: 5 }, 0).failed).toBe(1);
  });

  it('counts nothing as failed in a clean run', () => {
    expect(totalOf(clean, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it('is one line, which names skipped tests only when there are some', () => {
    expect(totalLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(totalLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
