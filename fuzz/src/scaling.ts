import process from 'node:process';
import { encode } from './mutate.ts';
import { Random } from './random.ts';
import type { Repetition, Target } from './target.ts';

/** Bytes: files of megabytes are not read by these readers, and what is not slow up to here is not slow. */
const largest = 256 * 1024;

/** Microseconds of processor time below which a measure says little. */
const enough = 10_000;

/** An input four times as long takes four times as long; sixteen times would be its square. Between the two: noise. */
const growth = 4;
const mostGrowth = 9;

/**
 * What is to be said where the time that an input takes grows faster than its size; `undefined` where it does not. Compared are ratios of
 * processor time, so that other programs on the machine do not count.
 */
export async function growthFailure(target: Target, repetition: Repetition): Promise<string | undefined> {
  const { piece } = repetition;
  for (let count = 64; count * piece.length <= largest; count *= growth) {
    if ((await timeOf(target, repetition, count)) < enough) continue;
    const ratio = async (): Promise<number> =>
      (await timeOf(target, repetition, count * growth)) / (await timeOf(target, repetition, count));
    // Once more: a collection of garbage may have come between.
    const found = Math.min(await ratio(), await ratio());
    if (found <= mostGrowth) return undefined;
    return `${JSON.stringify(repetition)}: ${growth} times as much takes ${found.toFixed(1)} times as long, at ${count}`;
  }
  return undefined;
}

/** Of three runs the shortest, in microseconds. */
async function timeOf(
  target: Target,
  { before = '', piece, after = '' }: Repetition,
  count: number,
): Promise<number> {
  const input = encode(before + piece.repeat(count) + after);
  let shortest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.threadCpuUsage();
    await target.check(input, new Random('scale'));
    const { user, system } = process.threadCpuUsage(start);
    shortest = Math.min(shortest, user + system);
  }
  return shortest;
}
