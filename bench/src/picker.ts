import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.ts';

/** What the process that has the picker tells, in milliseconds. */
interface PickerTimes {
  /** From the start of the process. */
  readonly firstPaint: number;
  /** The processor's time for each key. */
  readonly keys: readonly number[];
}

/** How the picker does with 10,000 entries, in milliseconds. */
export interface PickerFigures {
  /** The median of the rounds. */
  readonly firstPaint: number;
  /** The median over all keys and rounds. */
  readonly key: number;
  /** The key with the most work, by its median over the rounds. */
  readonly slowestKey: number;
}

/** After 16 milliseconds a screen misses a picture. */
export const pickerLimits = { firstPaint: 150, key: 16 } as const;

const rounds = 5;
const program = fileURLToPath(new URL('./picker-run.mjs', import.meta.url));

export async function measurePicker(): Promise<PickerFigures> {
  const times: PickerTimes[] = [];
  for (let round = 0; round < rounds; round++) times.push(await run());
  const keys =
    times[0]?.keys.map((_, key) => median(times.map((round) => round.keys[key] ?? Number.NaN))) ?? [];
  return {
    firstPaint: median(times.map(({ firstPaint }) => firstPaint)),
    key: median(times.flatMap((round) => round.keys)),
    slowestKey: Math.max(...keys),
  };
}

export function formatPicker({ firstPaint, key, slowestKey }: PickerFigures): string {
  return (
    `the picker, 10,000 entries: first paint ${firstPaint.toFixed(0)} ms after the start, at most ${pickerLimits.firstPaint}; ` +
    `work for a key ${key.toFixed(1)} ms, the slowest ${slowestKey.toFixed(1)} ms, at most ${pickerLimits.key}\n`
  );
}

/** A shared machine may well take twice as long for a while: with `smoke` that is let pass. */
export function missesPickerLimits(
  { firstPaint, slowestKey }: PickerFigures,
  options: { readonly smoke: boolean },
): boolean {
  const slack = options.smoke ? 2 : 1;
  return firstPaint > pickerLimits.firstPaint * slack || slowestKey > pickerLimits.key * slack;
}

/** Each time in a process of its own, as nobody picks twice in one. */
async function run(): Promise<PickerTimes> {
  const child = fork(program, { execArgv: [] });
  const [times] = (await Promise.race([once(child, 'message'), failure(child)])) as [PickerTimes];
  child.disconnect();
  return times;
}

async function failure(child: ReturnType<typeof fork>): Promise<never> {
  const [exitCode] = await once(child, 'close');
  throw new Error(`The picker ended with ${exitCode}.`);
}
