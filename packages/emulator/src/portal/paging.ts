import type { Call } from '../handler.ts';
import { WireError } from '../wire-errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * The page that `next_token` and `max_result` ask for, with `pageSize` entries at most: a service may always answer fewer
 * than it was asked for.
 * @throws WireError InvalidRequestException where either is unusable.
 */
export function pageOf<T>(items: readonly T[], call: Call, pageSize: number): Page<T> {
  const start = readNextToken(call.query.get('next_token'));
  const end = start + Math.min(readMaxResult(call.query.get('max_result')) ?? pageSize, pageSize);
  return { items: items.slice(start, end), nextToken: end < items.length ? writeNextToken(end) : undefined };
}

/** The token of the page that comes without one. */
export const firstPageToken = writeNextToken(0);

function readMaxResult(text: string | null): number | undefined {
  if (text === null) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100) {
    throw new WireError('InvalidRequestException', 'max_result must be between 1 and 100');
  }
  return value;
}

function writeNextToken(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64url');
}

/** A token beyond the end is a good one: entries may have gone since it was given out. */
function readNextToken(token: string | null): number {
  if (token === null) return 0;
  const [, digits] = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (digits === undefined) throw new WireError('InvalidRequestException', 'Invalid next_token');
  return Number(digits);
}
