import type { CaseName } from './cases.ts';
import type { Samples } from './measure.ts';
import { pairedRatio } from './statistics.ts';

/** What is promised about the time of one command in terms of another's. */
export interface Limit {
  readonly title: string;
  readonly slower: CaseName;
  readonly faster: CaseName;
  /** `at-most`: slower ÷ faster may not be more than `ratio`. `at-least`: not less. */
  readonly bound: 'at-most' | 'at-least';
  readonly ratio: number;
}

export const limits: readonly Limit[] = [
  {
    title: 'a cached export ÷ bare Node',
    slower: 'export-warm',
    faster: 'bare-node',
    bound: 'at-most',
    ratio: 5,
  },
  {
    title: 'the Action ÷ bare Node',
    slower: 'action',
    faster: 'bare-node',
    bound: 'at-most',
    ratio: 10,
  },
  {
    title: 'AWS CLI ÷ sso, a cached export',
    slower: 'aws-cli-warm',
    faster: 'export-warm',
    bound: 'at-least',
    ratio: 4,
  },
];

export interface Verdict {
  readonly limit: Limit;
  /** Absent where one of the two commands is not on this machine. */
  readonly measured?: number;
  /** `missed-narrowly`: by less than what a noisy machine may do to a few runs. */
  readonly outcome: 'holds' | 'missed-narrowly' | 'missed' | 'not-measured';
}

/** A limit missed by less than this factor is within the noise of a few runs. */
const noise = 1.5;

export function judge(limit: Limit, samples: Samples): Verdict {
  const [slower, faster] = [samples.get(limit.slower), samples.get(limit.faster)];
  if (slower === undefined || faster === undefined) return { limit, outcome: 'not-measured' };
  const measured = pairedRatio(slower, faster);
  const excess = limit.bound === 'at-most' ? measured / limit.ratio : limit.ratio / measured;
  const outcome = excess <= 1 ? 'holds' : excess < noise ? 'missed-narrowly' : 'missed';
  return { limit, measured, outcome };
}

/** Whether the program has to end with an error. */
export function isFailure({ outcome }: Verdict, options: { readonly smoke: boolean }): boolean {
  return outcome === 'missed' || (outcome === 'missed-narrowly' && !options.smoke);
}
