import { defaultProfileName, planConfigChange, type RoleTarget, type Runtime } from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';
import { problemOf } from './problem.ts';

/**
 * The profile's name. `AWS_PROFILE` is proposed where a person sees the proposal, and never taken silently.
 * @throws SsoError `name-unusable`, `cancelled`
 */
export async function askProfileName(conversation: Conversation, target: RoleTarget): Promise<string> {
  const { flags, prompter, runtime } = conversation;
  if (flags.profile !== undefined) return flags.profile;
  const byRole = defaultProfileName(target, target.roleName);
  if (!prompter.interactive) return byRole;
  return prompter.input({
    ...text.answers.profile,
    flag: '--profile',
    default: runtime.env.AWS_PROFILE || byRole,
    problem: (typed) => (typed === '' ? text.emptyName : nameProblem(runtime, typed)),
  });
}

/** Whether the config file has a form for the name is asked of the one that would write it. */
function nameProblem(runtime: Runtime, name: string): string | undefined {
  return problemOf(() => planConfigChange(runtime, [{ kind: 'profile', name, set: [] }]));
}
