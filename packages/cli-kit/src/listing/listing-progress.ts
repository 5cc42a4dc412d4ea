import type { DirectoryProgress } from '@sso/core';
import { formatDuration } from '../duration.ts';
import { text } from '../messages/text.ts';

/**
 * How far the listing of a session's accounts and roles is, in a line: how many, how fast, how long still.
 * @param session its name, already cleaned
 */
export function formatListingProgress(session: string, progress: DirectoryProgress): string {
  const { done, total, callsPerSecond, millisecondsLeft } = progress;
  return text.progress.listing({
    session,
    done,
    total,
    rate: callsPerSecond.toFixed(callsPerSecond < 10 ? 1 : 0),
    left: millisecondsLeft === undefined ? undefined : formatDuration(millisecondsLeft),
  });
}
