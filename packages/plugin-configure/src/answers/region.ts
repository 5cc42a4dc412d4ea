import { type ConfigSection, checkRegion } from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';
import { problemOf } from './problem.ts';

/**
 * The region of the work, `undefined` for none. Proposed is that of the profile as it stands, or of the shell.
 * @throws SsoError `region-invalid`, `cancelled`
 */
export async function askRegion(
  conversation: Conversation,
  profile: ConfigSection | undefined,
): Promise<string | undefined> {
  const { flags, prompter, runtime } = conversation;
  if (flags.region !== undefined) {
    checkRegion(flags.region);
    return flags.region;
  }
  const existing = profile?.values.get('region');
  if (!prompter.interactive) return existing;
  const answer = await prompter.input({
    ...text.answers.region,
    flag: '--region',
    default: existing ?? runtime.env.AWS_REGION ?? runtime.env.AWS_DEFAULT_REGION,
    problem: (typed) => (typed === '' ? undefined : problemOf(() => checkRegion(typed))),
  });
  return answer || undefined;
}
