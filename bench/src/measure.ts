import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { Case, CaseName } from './cases.ts';

/** Milliseconds of each run, in the order of the rounds: the same index in two cases is a pair. */
export type Samples = ReadonlyMap<CaseName, readonly number[]>;

interface Run {
  readonly milliseconds: number;
  readonly stdout: string;
}

/** Runs every case once and reads what it printed. @throws Error for the first one that is not as it should be */
export function check(cases: readonly Case[]): void {
  for (const item of cases) {
    const { stdout } = runOnce(item);
    if (!item.accepts(stdout)) throw new Error(`${item.title} printed something else:\n${stdout}`);
  }
}

/**
 * Runs all cases in each round, every other round backwards, so that no case always has the same one before it.
 * @throws Error where a command fails
 */
export function measure(cases: readonly Case[], rounds: number): Samples {
  const samples = new Map(cases.map(({ name }): [CaseName, number[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const item of round % 2 === 0 ? cases : cases.toReversed()) {
      samples.get(item.name)?.push(runOnce(item).milliseconds);
    }
  }
  return samples;
}

function runOnce({ title, command: [program, ...args], env, prepare }: Case): Run {
  prepare?.();
  const start = performance.now();
  const { status, signal, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${title} ended with ${status ?? signal}:\n${stderr}`);
  return { milliseconds, stdout };
}
