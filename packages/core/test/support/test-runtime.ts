import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeRuntime } from '../../src/node/index.ts';
import type { LogFact, Runtime } from '../../src/runtime.ts';
import type { Warning } from '../../src/warnings.ts';

export interface TestRuntime {
  readonly runtime: Runtime;
  readonly home: string;
  readonly clock: SteeredClock;
  readonly warned: readonly Warning[];
  readonly logged: { readonly event: string; readonly facts: Readonly<Record<string, LogFact>> }[];
}

export interface SteeredClock {
  now: number;
  advance(milliseconds: number): void;
}

/** A date without meaning, after which nothing in the tests depends on today's. */
export const testEpoch = Date.UTC(2030, 0, 2, 3, 4, 5);

/** Real files below a real temporary home and real connections, but a clock that only moves when told: sleeping moves it at once. */
export function testRuntime(
  options: { readonly env?: Readonly<Record<string, string | undefined>>; readonly now?: number } = {},
): TestRuntime {
  const home = mkdtempSync(join(tmpdir(), 'sso-core-'));
  homes.push(home);
  const clock: SteeredClock = {
    now: options.now ?? testEpoch,
    advance(milliseconds) {
      this.now += milliseconds;
    },
  };
  const logged: TestRuntime['logged'] = [];
  const warned: Warning[] = [];
  const runtime: Runtime = {
    ...createNodeRuntime({
      log: (event, facts = {}) => logged.push({ event, facts }),
      warn: (warning) => warned.push(warning),
    }),
    env: options.env ?? {},
    homeDirectory: home,
    now: () => clock.now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      clock.advance(milliseconds);
      await new Promise((done) => setImmediate(done));
      signal?.throwIfAborted();
    },
  };
  return { runtime, home, clock, logged, warned };
}

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});
