import type { PopulateRun, PopulateTask } from './populate-run.ts';
import { median } from './statistics.ts';
import { runTask } from './task-process.ts';

/** Planning and writing the profiles of a whole organization into a config that people have written in. */
export interface PopulateFigures extends PopulateRun {
  readonly configMegabytes: number;
}

export const populateLimits = { milliseconds: 500, megabytes: 150 } as const;

const program = new URL('./populate-run.ts', import.meta.url);
const task: PopulateTask = { accounts: 1_000, bytes: 1_000_000 };
const profiles = 3 * task.accounts;

/** The medians of some processes. */
export async function measurePopulate(options: { readonly smoke: boolean }): Promise<PopulateFigures> {
  const runs: PopulateRun[] = [];
  for (let round = 0; round < (options.smoke ? 3 : 9); round++) runs.push(await populate());
  const medianOf = (key: keyof PopulateRun) => median(runs.map((run) => run[key]));
  return {
    added: medianOf('added'),
    milliseconds: medianOf('milliseconds'),
    megabytes: medianOf('megabytes'),
    again: medianOf('again'),
    configMegabytes: task.bytes / 1e6,
  };
}

/** @throws Error where it did not write what it should */
async function populate(): Promise<PopulateRun> {
  const run = await runTask<PopulateTask, PopulateRun>(program, task);
  if (run.added !== profiles) throw new Error(`${run.added} profiles were added, not ${profiles}.`);
  return run;
}

export function formatPopulate(figures: PopulateFigures): string {
  const { added, milliseconds, megabytes, again, configMegabytes } = figures;
  const { milliseconds: longest, megabytes: most } = populateLimits;
  const shown = (time: number): string => `${(time / 1000).toFixed(2)} s`;
  return [
    `populating: ${added} profiles planned and written into a config of ${configMegabytes} MB in ${shown(milliseconds)}, at most ${shown(longest)},`,
    `with ${megabytes.toFixed(0)} MB for the process, at most ${most} MB; ${shown(again)} where nothing is to be done\n`,
  ].join(' ');
}

/** A shared machine may well be half as fast: with `smoke` that is let pass. */
export function missesPopulateLimits(
  { milliseconds, megabytes }: PopulateFigures,
  options: { readonly smoke: boolean },
): boolean {
  const slack = options.smoke ? 2 : 1;
  return milliseconds > populateLimits.milliseconds * slack || megabytes > populateLimits.megabytes;
}
