import { textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import type { JsonObject } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

/** How far the service's clock is ahead of this machine's, in milliseconds, where it is known. */
export interface ClockOffset {
  readonly clockOffset?: number | undefined;
}

/**
 * What stands in a file in addition where this machine's clock is ahead. The file's times are by that clock: when somebody sets it right,
 * they would be in force for too long. AWS CLI passes over a member that it does not know.
 */
export function timeOfWriting(runtime: Runtime, { clockOffset = 0 }: ClockOffset): JsonObject {
  return clockOffset < 0 ? { WrittenAt: formatTimestamp(runtime.now()) } : {};
}

/** Whether the clock was set back since the file was written. */
export function isFromFuture(runtime: Runtime, content: Readonly<Record<string, unknown>>): boolean {
  const writtenAt = parseTimestamp(textOf(content.WrittenAt) ?? '');
  return writtenAt !== undefined && writtenAt > runtime.now();
}
