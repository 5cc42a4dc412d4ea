import type { Program } from './programs.ts';

/**
 * A `describe` for tests that need a program of this machine. Without the program, one skipped test says what is missing
 * and how to get it, so that the summary never claims more than was run.
 */
export function describeWith(needed: Program, name: string, tests: (path: string) => void): void {
  if (needed.found) {
    describe(name, () => tests(needed.path));
    return;
  }
  describe(name, () => {
    it.skip(`needs ${needed.name}: ${needed.install}`, () => undefined);
  });
}
