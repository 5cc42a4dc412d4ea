import { SsoError } from '@sso/core';
import type { Prompter, Question } from './prompts.ts';

/** For where a program is at the other end, which expects no questions. It does not even look at the terminal. */
export const noPrompter: Prompter = {
  interactive: false,
  input: refuse,
  choose: refuse,
  confirm: refuse,
  secret: refuse,
};

function refuse({ answer, flag }: Question): Promise<never> {
  return Promise.reject(new SsoError('answer-needed', { answer, flag }));
}
