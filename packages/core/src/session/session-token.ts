import type { CachedToken } from '../cache/records.ts';
import { readToken } from '../cache/token-cache.ts';
import type { Runtime } from '../runtime.ts';
import type { Session } from './session.ts';

/**
 * The token of this session, whether expired or not. The cache knows a session by its name alone: after the name was given another
 * start URL or region, what lies there is the token of another organization and no token of this session.
 * @throws SsoError `file-unreadable`
 */
export function readSessionToken(runtime: Runtime, session: Session): CachedToken | undefined {
  const token = readToken(runtime, session);
  return token?.startUrl === session.startUrl && token.region === session.region ? token : undefined;
}
