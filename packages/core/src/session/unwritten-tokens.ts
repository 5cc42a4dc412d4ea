import type { CachedToken } from '../cache/records.ts';
import { tokenCachePath } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import type { Session } from './session.ts';
import { readSessionToken } from './session-token.ts';

/** What one process has refreshed in a home that cannot be written. */
interface Unwritten {
  /** By the path at which it should lie. */
  readonly tokens: Map<string, CachedToken>;
  turn: Promise<unknown>;
}

const unwritten = new WeakMap<ServiceContext, Unwritten>();

/** Keeps a token for the rest of the process: the refresh token in the cache may be used up, and would not give another. */
export function rememberToken(context: ServiceContext, session: Session, token: CachedToken): void {
  unwrittenOf(context).tokens.set(tokenCachePath(context.runtime, session), token);
}

/**
 * The token of this session: the cached one, or a later one that could not be written there.
 * @throws SsoError `file-unreadable`
 */
export function currentToken(context: ServiceContext, session: Session): CachedToken | undefined {
  const cached = readSessionToken(context.runtime, session);
  const remembered = unwritten.get(context)?.tokens.get(tokenCachePath(context.runtime, session));
  return cached && remembered && remembered.expiresAt > cached.expiresAt ? remembered : cached;
}

/** Does one `work` after the other, as the lock would have it that cannot be made. */
export function inTurn<T>(context: ServiceContext, work: () => Promise<T>): Promise<T> {
  const state = unwrittenOf(context);
  const result = state.turn.then(work);
  state.turn = result.catch(() => undefined);
  return result;
}

function unwrittenOf(context: ServiceContext): Unwritten {
  const present = unwritten.get(context) ?? { tokens: new Map(), turn: Promise.resolve() };
  unwritten.set(context, present);
  return present;
}
