import {
  type AwsConfig,
  cleanForTerminal,
  type Runtime,
  type Session,
  SsoError,
  selectSession,
  sessionKey,
} from '@sso/core';
import { text } from './messages/text.ts';
import type { Prompter } from './prompts.ts';

/**
 * The sign-in that a command is about; where nothing says which of several, the person is asked.
 * @throws SsoError as `selectSession` of `@sso/core`, and `session-ambiguous` where nobody can be asked
 */
export async function chooseSession(
  runtime: Runtime,
  config: AwsConfig,
  prompter: Prompter,
  wanted: { readonly session?: string | undefined; readonly profile?: string | undefined },
): Promise<Session> {
  const selection = selectSession(runtime, config, wanted);
  if (selection.kind === 'session') return selection.session;
  const { sessions } = selection;
  if (!prompter.interactive) throw new SsoError('session-ambiguous', { sessions: sessions.map(sessionKey) });
  return prompter.choose({ ...text.chooseSession, flag: '--session', choices: sessions.map(sessionChoice) });
}

function sessionChoice(session: Session): { value: Session; label: string; description: string } {
  return {
    value: session,
    label: cleanForTerminal(sessionKey(session)),
    description: cleanForTerminal(`${session.startUrl}  ${session.region}`),
  };
}
