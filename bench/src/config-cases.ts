import type { ConfigRun, ConfigTask } from './config-run.ts';
import { median } from './statistics.ts';
import { runTask } from './task-process.ts';

/** Editing config files that are larger than anybody should have. */
export interface ConfigFigures {
  readonly edits: readonly ConfigEditFigures[];
}

export interface ConfigEditFigures {
  readonly title: string;
  /** From the call to the end of it: lock, reading, editing, reading it again, writing. */
  readonly milliseconds: number;
  /** The most memory of the process. */
  readonly megabytes: number;
  readonly atMost: number;
}

interface ConfigCase {
  readonly title: string;
  readonly task: ConfigTask;
  /** In milliseconds. */
  readonly atMost: number;
  /** Every round, or once: it shows that it works at all. */
  readonly once?: boolean;
}

const program = new URL('./config-run.ts', import.meta.url);

const cases: readonly ConfigCase[] = [
  {
    title: '50,000 profiles, 12 MB, change one',
    task: { kind: 'change', profiles: 50_000, count: 1 },
    atMost: 1_500,
  },
  {
    title: '50,000 profiles, 12 MB, remove 1,000',
    task: { kind: 'remove', profiles: 50_000, count: 1_000 },
    atMost: 1_500,
  },
  {
    title: '4,000 profiles, 1 MB, add 3,000',
    task: { kind: 'add', profiles: 4_000, count: 3_000 },
    atMost: 500,
  },
  {
    title: '210,000 profiles, 50 MB, change one',
    task: { kind: 'change', profiles: 210_000, count: 1 },
    atMost: 10_000,
    once: true,
  },
];

/** The medians of some processes. */
export async function measureConfigEdits(options: { readonly smoke: boolean }): Promise<ConfigFigures> {
  const edits: ConfigEditFigures[] = [];
  for (const { title, task, atMost, once: isOnce } of cases) {
    const runs: ConfigRun[] = [];
    const rounds = isOnce ? 1 : options.smoke ? 3 : 9;
    for (let round = 0; round < rounds; round++) runs.push(await runTask(program, task));
    edits.push({
      title,
      atMost,
      milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
      megabytes: median(runs.map(({ megabytes }) => megabytes)),
    });
  }
  return { edits };
}

export function formatConfigEdits({ edits }: ConfigFigures): string {
  return edits
    .map(({ title, milliseconds, megabytes, atMost }) => {
      const [taken, most] = [milliseconds, atMost].map((time) => `${(time / 1000).toFixed(2)} s`);
      return `editing a config: ${title}: ${taken}, at most ${most}; ${megabytes.toFixed(0)} MB for the process\n`;
    })
    .join('');
}

/** A shared machine may well be half as fast: with `smoke` that is let pass. */
export function missesConfigLimits({ edits }: ConfigFigures, options: { readonly smoke: boolean }): boolean {
  const slack = options.smoke ? 2 : 1;
  return edits.some(({ milliseconds, atMost }) => milliseconds > atMost * slack);
}
