import { formatDuration } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import { type FleetOutcome, isSuccess } from './outcome.ts';
import { outcomeWords } from './outcome-words.ts';
import { type FleetTarget, targetWords } from './target.ts';

/** Failures that are named; `--json` has all of them. */
const mostNamed = 50;

/** How it went, in a line, and where it failed, in one line each. */
export function summaryLines(
  targets: readonly FleetTarget[],
  outcomes: readonly FleetOutcome[],
  milliseconds: number,
): readonly string[] {
  const failed = targets.flatMap((target, index) => {
    const outcome = outcomes[index];
    const isFailure = outcome !== undefined && outcome.kind !== 'left-out' && !isSuccess(outcome);
    return isFailure ? [{ target, outcome }] : [];
  });
  const counts = {
    all: targets.length,
    succeeded: outcomes.filter(isSuccess).length,
    failed: failed.length,
    leftOut: outcomes.filter(({ kind }) => kind === 'left-out').length,
  };
  const named = failed.slice(0, mostNamed);
  return [
    text.fleet.summary(counts, formatDuration(milliseconds)),
    ...named.map(({ target, outcome }) => `  ${targetWords(target)}: ${outcomeWords(outcome)}`),
    ...(failed.length > named.length ? [`  ${text.fleet.more(failed.length - named.length)}`] : []),
  ];
}
