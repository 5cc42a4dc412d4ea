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
  timesBareNode('a cached export', 'export-warm', 1.3),
  timesBareNode('a cached credential_process', 'credential-process-warm', 1.3),
  timesBareNode('a cached export, 50,000 profiles', 'export-warm-50000-profiles', 2),
  timesBareNode('a cached credential_process, 50,000 profiles', 'credential-process-warm-50000-profiles', 2),
  timesBareNode('an export from the service', 'export-cold', 4.5),
  timesBareNode('sso --help', 'help', 3.5),
  timesBareNode('sso status', 'status', 3.5),
  timesBareNode('sso switch NAME, 10,000 profiles', 'switch-10000-profiles', 1.5),
  {
    title: 'sso switch NAME by the function of bash, 10,000 profiles ÷ bare Node by it',
    slower: 'bash-switch-10000-profiles',
    faster: 'bash-bare-node',
    bound: 'at-most',
    ratio: 1.5,
  },
  timesBareNode('sso prompt, 10,000 profiles', 'prompt-10000-profiles', 1.5),
  timesBareNode('completion, 10,000 profiles', 'complete-10000-profiles', 1.5),
  timesBareNode('the Action', 'action', 10),
  timesFaster('a cached export', 'export-warm', 15),
  timesFaster('a cached credential_process', 'credential-process-warm', 15),
];

function timesBareNode(what: string, slower: CaseName, ratio: number): Limit {
  return { title: `${what} ÷ bare Node`, slower, faster: 'bare-node', bound: 'at-most', ratio };
}

function timesFaster(what: string, faster: CaseName, ratio: number): Limit {
  return { title: `AWS CLI ÷ sso, ${what}`, slower: 'aws-cli-warm', faster, bound: 'at-least', ratio };
}

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
