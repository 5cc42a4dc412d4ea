import { describeFailure, formatDuration } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import type { FleetOutcome } from './outcome.ts';

const { outcomes } = text.fleet;

/** What became of a target, in few words. */
export function outcomeWords(outcome: FleetOutcome): string {
  if (outcome.kind === 'left-out') return outcomes.leftOut;
  if (outcome.kind === 'no-credentials') return outcomes.noCredentials(describeFailure(outcome.error).code);
  const { end, milliseconds } = outcome;
  const time = formatDuration(milliseconds);
  if (end.kind === 'exited') return outcomes.exited(end.exitCode, time);
  return end.kind === 'signalled' ? outcomes.signalled(end.signal, time) : outcomes.notStarted(end.reason);
}
