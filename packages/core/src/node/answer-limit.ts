import type { IncomingMessage } from 'node:http';
import { lateAnswerCode } from '../endpoints/time-limits.ts';

/** Breaks off an answer that has not come to its end in time: the SDK's handler only looks at its beginning. */
export function limitAnswer(answer: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => answer.destroy(lateAnswer()), milliseconds);
  timer.unref();
  answer.once('close', () => clearTimeout(timer));
}

function lateAnswer(): Error {
  return Object.assign(new Error('the answer did not end in time'), {
    name: 'TimeoutError',
    code: lateAnswerCode,
  });
}
