import { commandLine, flagWords } from '@sso/cli-kit';
import type { Conversation } from './conversation.ts';
import { text } from './messages/text.ts';

/** Commands to type next, with the profile's name quoted for the shell. */
export function showSample({ notice }: Conversation, profile: string): void {
  notice(`\n${text.tryIt}`);
  notice(`  aws sts get-caller-identity ${flagWords('profile', profile)}`);
  notice(`  ${commandLine('export', { profile })}`);
}
