import {
  cleanForTerminal,
  nearest,
  type ServiceContext,
  type Session,
  SsoError,
  sessionRoles,
} from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';

/** @throws SsoError `no-access`, `no-roles`, `choice-unknown`, `answer-needed`, `cancelled`, and those of the service */
export async function askRole(
  conversation: Conversation,
  context: ServiceContext,
  session: Session,
  accountId: string,
): Promise<string> {
  const { flags, notice, prompter } = conversation;
  const roles = await sessionRoles(context, session, accountId);
  const wanted = flags['role-name'];
  if (wanted !== undefined) return checkRole(wanted, roles);
  const [only] = roles;
  if (roles.length === 1 && only !== undefined) {
    notice(text.onlyRole(cleanForTerminal(only)));
    return only;
  }
  return prompter.choose({
    ...text.answers.role,
    flag: '--role-name',
    choices: roles.map((role) => ({ value: role, label: cleanForTerminal(role) })),
  });
}

function checkRole(wanted: string, roles: readonly string[]): string {
  if (roles.includes(wanted)) return wanted;
  throw new SsoError('choice-unknown', {
    answer: text.answers.role.answer,
    value: wanted,
    flag: '--role-name',
    choices: roles,
    near: nearest(wanted, roles),
  });
}
