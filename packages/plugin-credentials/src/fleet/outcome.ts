import { type ChildEnd, exitCodeOf, exitStatusOf } from '@sso/cli-kit';
import type { SsoError, SsoErrorCode } from '@sso/core';

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
const interrupted = 130;

/**
 * The exit code for all together. Of a single target it is the program's own, as for `sso exec`. Otherwise 127 or 126 where the program
 * cannot be run, 1 where it failed anywhere; and where only credentials or roles were missing, the code of the reason.
 */
export function fleetExitCode(
  outcomes: readonly FleetOutcome[],
  facts: { readonly isInterrupted: boolean; readonly unlisted: readonly { readonly code: SsoErrorCode }[] },
): number {
  if (facts.isInterrupted) return interrupted;
  return programsExitCode(outcomes) || reasonsExitCode([...reasonsOf(outcomes), ...facts.unlisted]);
}

function programsExitCode(outcomes: readonly FleetOutcome[]): number {
  const ends = outcomes.flatMap((outcome) => (outcome.kind === 'ended' ? [outcome.end] : []));
  const single = outcomes.length === 1 ? ends[0] : undefined;
  const telling = single ?? ends.find(({ kind }) => kind === 'not-started');
  if (telling !== undefined) return exitStatusOf(telling);
  return ends.some((end) => exitStatusOf(end) !== 0) ? unexpected : 0;
}

function reasonsOf(outcomes: readonly FleetOutcome[]): readonly SsoError[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'no-credentials' ? [outcome.error] : []));
}

/** What a person can do something about goes first; otherwise several reasons are none. */
function reasonsExitCode(reasons: readonly { readonly code: SsoErrorCode }[]): number {
  const codes = new Set(reasons.map(({ code }) => exitCodeOf(code)));
  if (codes.has(signInNeeded)) return signInNeeded;
  const [code = 0, ...others] = codes;
  return others.length === 0 ? code : unexpected;
}
