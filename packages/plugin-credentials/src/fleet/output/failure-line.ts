import { describeFailure, isNotFound } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { text } from '../../messages/text.ts';
import type { FleetOutcome } from '../outcome.ts';

/** Why the program did not run, with its newline; `undefined` where it did. */
export function failureLine(outcome: FleetOutcome): string | undefined {
  if (outcome.kind === 'no-credentials')
    return `${text.fleet.error(describeFailure(outcome.error).message)}\n`;
  if (outcome.kind !== 'ended' || outcome.end.kind !== 'not-started') return undefined;
  const say = isNotFound(outcome.end) ? text.exec.notFound : text.exec.notExecutable;
  return `${say(cleanForTerminal(outcome.end.command), outcome.end.reason)}\n`;
}
