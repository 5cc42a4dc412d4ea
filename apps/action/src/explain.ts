import { SsoError, type SsoErrorCode, type SsoErrorData } from '@sso/core';
import { ActionError, type ActionErrorCode, type ActionErrorData } from './action-error.ts';
import { actionErrors } from './messages/action-errors.ts';
import type { Messages, Situation } from './messages/catalogue.ts';
import { coreErrors } from './messages/core-errors.ts';
import { en } from './messages/en.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** An error in sentences: what happened and what to do. None of them holds a secret. */
export function explain(error: unknown, env: Environment): string {
  const situation = { seedAnew: seedCommand(env) };
  if (error instanceof ActionError) {
    const text = actionMessage(error.code, error.data, situation);
    return error.cause === undefined ? text : `${text} ${explainCause(error.cause, env)}`;
  }
  if (error instanceof SsoError) return coreMessage(error.code, error.data, situation);
  return en.unexpected(String(error));
}

/** A timer's own end tells nothing more. */
function explainCause(cause: unknown, env: Environment): string {
  return cause instanceof SsoError && cause.code !== 'cancelled' ? explain(cause, env) : '';
}

function actionMessage<C extends ActionErrorCode>(code: C, data: ActionErrorData[C], situation: Situation) {
  const messages: Messages<ActionErrorData> = actionErrors;
  return messages[code](data, situation);
}

function coreMessage<C extends SsoErrorCode>(code: C, data: SsoErrorData[C], situation: Situation) {
  const messages: Messages<SsoErrorData> = coreErrors;
  return messages[code](data, situation);
}

function seedCommand({ GITHUB_REPOSITORY: repository, INPUT_ENVIRONMENT: environment }: Environment): string {
  const words = ['sso seed', `--repository ${repository ?? 'OWNER/NAME'}`];
  if (environment) words.push(`--environment ${/^[\w.-]+$/.test(environment) ? environment : 'NAME'}`);
  return words.join(' ');
}
