import type { Hook } from '@oclif/core/hooks';
import { text, UsageError } from '@sso/cli-kit';
import { cleanForTerminal, nearest } from '@sso/core';

/** Suggests the nearest command. oclif joins all leading words to one id, so a mistyped word may be followed by arguments. */
const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const words = id.split(':');
  const commands = config.commands
    .filter(({ hidden }) => !hidden)
    .map((command) => command.id.replaceAll(':', ' '));
  const attempts = words.map((_, index) => words.slice(0, words.length - index).join(' '));
  const near = attempts.map((attempt) => nearest(attempt, commands)).find((found) => found !== undefined);
  throw new UsageError(text.usage.unknownCommand(cleanForTerminal(words.join(' ')), near));
};

export default commandNotFound;
