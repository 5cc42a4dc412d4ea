import { cpus } from 'node:os';
import type { Case, CaseName } from './cases.ts';
import type { Limit, Verdict } from './limits.ts';
import type { Samples } from './measure.ts';
import { median, pairedRatio } from './statistics.ts';

/** What `--json` writes. Times are medians in milliseconds, ratios are medians of pairs. */
export interface Report {
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly cpu: string;
    readonly cpus: number;
  };
  readonly rounds: number;
  readonly cases: readonly CaseReport[];
  readonly limits: readonly (Pick<Verdict, 'measured' | 'outcome'> & Limit)[];
}

interface CaseReport {
  readonly name: CaseName;
  readonly title: string;
  readonly milliseconds: number;
  readonly fastest: number;
  readonly timesBareNode: number;
}

export function createReport(cases: readonly Case[], samples: Samples, verdicts: readonly Verdict[]): Report {
  const bare = samples.get('bare-node') ?? [];
  const processors = cpus();
  return {
    machine: {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      cpu: processors[0]?.model ?? 'unknown',
      cpus: processors.length,
    },
    rounds: bare.length,
    cases: cases.map(({ name, title }) => {
      const times = samples.get(name) ?? [];
      const timesBareNode = pairedRatio(times, bare);
      return { name, title, milliseconds: median(times), fastest: Math.min(...times), timesBareNode };
    }),
    limits: verdicts.map(({ limit, ...found }) => ({ ...limit, ...found })),
  };
}

export function formatReport({ machine, rounds, cases, limits }: Report): string {
  const width = Math.max(...cases.map(({ title }) => title.length));
  const lines = cases.map(({ title, milliseconds, fastest, timesBareNode }) =>
    [title.padEnd(width), cell(milliseconds, 1), cell(fastest, 1), cell(timesBareNode, 2)].join(''),
  );
  return [
    `${rounds} rounds on Node ${machine.node}, ${machine.platform}, ${machine.cpus} × ${machine.cpu}`,
    '',
    [
      ''.padEnd(width),
      'median ms'.padStart(cellWidth),
      'fastest'.padStart(cellWidth),
      '× bare'.padStart(cellWidth),
    ].join(''),
    ...lines,
    '',
    ...limits.map(formatLimit),
    '',
  ].join('\n');
}

const cellWidth = 11;

function cell(value: number, digits: number): string {
  return value.toFixed(digits).padStart(cellWidth);
}

const words: Record<Verdict['outcome'], string> = {
  holds: 'holds',
  'missed-narrowly': 'missed, but narrowly',
  missed: 'missed',
  'not-measured': 'not measured: a program is missing',
};

function formatLimit({ title, bound, ratio, measured, outcome }: Report['limits'][number]): string {
  const found = measured === undefined ? '' : ` ${measured.toFixed(2)},`;
  return `${title}:${found} ${bound === 'at-most' ? 'at most' : 'at least'} ${ratio}: ${words[outcome]}`;
}
