import { type ChildEnd, exitCodeOf, exitStatusOf } from '@sso/cli-kit';
import type { SsoError } from '@sso/core';

/** What became of one target. */
export type FleetOutcome =
  | { readonly kind: 'ended'; readonly end: ChildEnd; readonly milliseconds: number }
  /** The program was not started. */
  | { readonly kind: 'no-credentials'; readonly error: SsoError; readonly milliseconds: number }
  /** Everything was stopped before its turn came. */
  | { readonly kind: 'left-out' };

export function isSuccess(outcome: FleetOutcome): boolean {
  return outcome.kind === 'ended' && outcome.end.kind === 'exited' && outcome.end.exitCode === 0;
}

/** What would happen to all others in the same way, so that there is no use in going on. */
export function concernsAll(outcome: FleetOutcome): boolean {
  if (outcome.kind === 'no-credentials') return exitCodeOf(outcome.error.code) === signInNeeded;
  return outcome.kind === 'ended' && outcome.end.kind === 'not-started' && !isShortage(outcome.end);
}

/** The system has no room for one more program at the moment. */
function isShortage({ reason }: { readonly reason: string }): boolean {
  return ['EAGAIN', 'ENOMEM', 'EMFILE', 'ENFILE'].includes(reason);
}

const unexpected = 1;
const signInNeeded = 3;
const network = 5;
const interrupted = 130;

/**
 * The exit code for all together. Of a single target it is the program's own, as for `sso exec`. Otherwise 127 or 126 where the program
 * cannot be run, 1 where it failed anywhere; and where only credentials were missing, the code of the reason.
 */
export function fleetExitCode(
  outcomes: readonly FleetOutcome[],
  { isInterrupted, unlisted }: { readonly isInterrupted: boolean; readonly unlisted: number },
): number {
  if (isInterrupted) return interrupted;
  const ends = outcomes.flatMap((outcome) => (outcome.kind === 'ended' ? [outcome.end] : []));
  const [end] = ends;
  if (outcomes.length === 1 && end !== undefined) return exitStatusOf(end);
  const unstarted = ends.find(({ kind }) => kind === 'not-started');
  if (unstarted !== undefined) return exitStatusOf(unstarted);
  if (ends.some((one) => exitStatusOf(one) !== 0)) return unexpected;
  const codes = new Set(
    outcomes.flatMap((outcome) =>
      outcome.kind === 'no-credentials' ? [exitCodeOf(outcome.error.code)] : [],
    ),
  );
  if (codes.has(signInNeeded)) return signInNeeded;
  const [code] = codes;
  if (code !== undefined) return codes.size === 1 ? code : unexpected;
  return unlisted > 0 ? network : 0;
}
