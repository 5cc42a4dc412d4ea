import type { Config } from '@oclif/core/interfaces';
import { text, UsageError } from '@sso/cli-kit';
import { cleanForTerminal, nearest } from '@sso/core';

/**
 * Suggests the nearest command.
 * @param id all leading words, with colons between them, so that a mistyped command may be followed by arguments
 */
export function unknownCommand(id: string, config: Config): UsageError {
  const words = id.split(':');
  const attempts = words.map((_, index) => words.slice(0, words.length - index).join(' '));
  const names = knownNames(config);
  const near = attempts.map((attempt) => nearest(attempt, names)).find((found) => found !== undefined);
  return new UsageError(text.usage.unknownCommand(cleanForTerminal(unknownPart(words, config)), near));
}

function knownNames(config: Config): readonly string[] {
  const known = config.commands.filter(({ hidden }) => !hidden).map((command) => command.id);
  return [...known, ...config.topics.map((topic) => topic.name)].map((name) => name.replaceAll(':', ' '));
}

/** Up to the first word with which the name is no longer the beginning of a command. */
function unknownPart(words: readonly string[], config: Config): string {
  const end = words.findIndex(
    (_, index) => config.findTopic(words.slice(0, index + 1).join(':')) === undefined,
  );
  return words.slice(0, end + 1).join(' ');
}
