import type { Prompter } from '@sso/cli-kit';
import { defaultProfileName, type PastedCredentials } from '@sso/core';
import { text } from '../messages/text.ts';

/**
 * The name under which the credentials are to stand: the given one, else that of the section that they were pasted with, else
 * account and role where they are known; else the person is asked.
 * @throws SsoError `answer-needed` where nobody can be asked
 */
export async function chooseProfileName(
  prompter: Prompter,
  given: string | undefined,
  { profile, accountId, roleName }: PastedCredentials,
): Promise<string> {
  const named = given ?? profile;
  if (named !== undefined) return named;
  if (accountId !== undefined && roleName !== undefined) return defaultProfileName({ accountId }, roleName);
  const { message, answer } = text.import.profileName;
  return prompter.input({ message, answer, flag: '--profile' });
}
