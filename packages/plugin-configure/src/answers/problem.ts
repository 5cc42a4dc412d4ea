import { describeFailure } from '@sso/cli-kit';
import { SsoError } from '@sso/core';

/** What a check says against an answer, as a line below the question; `undefined` where it says nothing. */
export function problemOf(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    const { message, next } = describeFailure(error);
    return [message, ...next.slice(0, 1)].join(' ');
  }
}
