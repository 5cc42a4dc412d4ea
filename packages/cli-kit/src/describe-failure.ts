import { cleanForTerminal, SsoError, type SsoErrorCode } from '@sso/core';
import { type ExitCode, exitCodeOf } from './exit-codes.ts';
import { explainUsage, type TypedCommand } from './explain-usage.ts';
import type { Explanation } from './messages/catalogue.ts';
import { errorText } from './messages/error-text.ts';
import { text } from './messages/text.ts';

/** An error as a person or a script gets to see it. `usage` and `unexpected` are the codes that core does not have. */
export interface Failure {
  readonly code: SsoErrorCode | 'usage' | 'unexpected';
  readonly message: string;
  /** What to do next, in order of likelihood. */
  readonly next: readonly string[];
  readonly exitCode: ExitCode;
}

/**
 * Finds the words and the exit code for whatever was thrown.
 * @param command the command that was typed, where one was found: for suggestions about its flags.
 */
export function describeFailure(error: unknown, command?: TypedCommand): Failure {
  if (error instanceof SsoError) {
    return failure(error.code, explain(error.code, error.data), exitCodeOf(error.code));
  }
  const usage = explainUsage(error, command);
  if (usage !== undefined) return failure('usage', usage, 2);
  const message = error instanceof Error ? error.message : String(error);
  return failure('unexpected', text.failure.unexpected(cleanForTerminal(message)), 1);
}

/** The data belongs to the code: `SsoError` pairs them, which the type of a thrown error no longer shows. */
function explain<C extends SsoErrorCode>(code: C, data: SsoError<C>['data']): Explanation {
  return errorText[code](data);
}

function failure(code: Failure['code'], explanation: Explanation, exitCode: ExitCode): Failure {
  return { code, message: explanation.message, next: explanation.next ?? [], exitCode };
}
