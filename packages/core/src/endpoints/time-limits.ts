/**
 * How long one request may take, in milliseconds: to open its connection, until its answer begins, and until all of the answer is there.
 * With `repeatedFor` in `retry-policy.ts` a command fails within a minute.
 */
export const timeLimits = { connect: 10_000, request: 20_000, answer: 30_000 } as const;

/** The code, as Node's errors have one, of an answer that began and did not end in time. */
export const lateAnswerCode = 'ERR_ANSWER_TIMEOUT';
