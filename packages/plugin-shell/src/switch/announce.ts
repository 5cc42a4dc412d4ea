import { formatDuration } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime } from '@sso/core';
import { text } from '../messages/text.ts';
import { labelOf } from './entry.ts';
import type { Switched } from './switch.ts';

/** What the shell has from now on, in lines for stderr. */
export function announcement(
  { now }: Runtime,
  switched: Switched,
  hasColor: () => boolean,
): readonly string[] {
  const { entry, before, outcome, isProduction, until } = switched;
  if (entry === undefined || outcome.kind === 'nothing')
    return [text.switch.cleared(before && cleanForTerminal(before))];
  const words = [
    cleanForTerminal(labelOf(entry)),
    ...(entry.choice.kind === 'profile' && entry.accountId && entry.roleName
      ? [text.switch.target(cleanForTerminal(entry.accountId), cleanForTerminal(entry.roleName))]
      : []),
    ...[switched.region ?? entry.region].filter((region) => region !== undefined).map(cleanForTerminal),
  ];
  const line = text.switch.switched(words, isProduction ? inRed(text.production, hasColor()) : undefined);
  return [
    line,
    ...(outcome.kind === 'keys'
      ? [text.switch.keys(formatDuration(outcome.credentials.expiration - now()))]
      : []),
    ...(outcome.kind === 'keys' && entry.choice.kind === 'role' ? [text.switch.noProfile] : []),
    ...(until === undefined ? [] : [text.switch.limit(formatDuration(until - now()))]),
  ];
}

export function inRed(word: string, color: boolean): string {
  return color ? `\x1b[1;31m${word}\x1b[0m` : word;
}
