import type { ConfigSection } from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';

/** @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html */
export const outputFormats = ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'] as const;

/** The output format of AWS CLI, `undefined` for its own default. Proposed is that of the profile as it stands. @throws SsoError `cancelled` */
export async function askOutput(
  conversation: Conversation,
  profile: ConfigSection | undefined,
): Promise<string | undefined> {
  const { flags, prompter } = conversation;
  if (flags.output !== undefined) return flags.output;
  const existing = profile?.values.get('output');
  if (!prompter.interactive) return existing;
  const answer = await prompter.input({
    ...text.answers.output,
    flag: '--output',
    default: existing,
    problem: (typed) =>
      typed === '' || outputFormats.some((format) => format === typed)
        ? undefined
        : text.unknownOutput(outputFormats.join(', ')),
  });
  return answer || undefined;
}
