import type { CachedToken } from '../cache/records.ts';
import { removeAllCachedRoleCredentials } from '../cache/role-credential-cache.ts';
import { forgetSharedFailure, forgetSharedFailures } from '../cache/shared-failure.ts';
import { readToken, removeToken, tokenCachePath } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { endSession } from './end-session.ts';
import type { Session } from './session.ts';

export type SignOutOutcome =
  | { readonly kind: 'not-signed-in' }
  /** `service`: whether Identity Center has ended the session too, or could not be told. */
  | { readonly kind: 'signed-out'; readonly service: 'ended' | 'already-ended' | 'not-reached' };

/**
 * Ends a session at the service and removes its token from this machine. The cached role credentials go too: their files do not
 * say which session they are of, and whoever is still signed in gets new ones at the next call.
 * @throws SsoError `file-unreadable`, `file-unwritable`, `lock-timeout`; where it was role credentials that could not be removed, the
 * session has ended all the same
 */
export async function signOut(context: ServiceContext, session: Session): Promise<SignOutOutcome> {
  const { runtime } = context;
  const path = tokenCachePath(runtime, session);
  return runtime.files.withLock(path, async () => {
    const token = readToken(runtime, session);
    await removeToken(runtime, session);
    await forgetSharedFailure(runtime, path);
    try {
      await removeAllCachedRoleCredentials(runtime);
      await forgetSharedFailures(runtime, 'cli');
    } catch (error) {
      // Without the token nobody could end the session afterwards.
      if (token !== undefined) await endAtService(context, session, token);
      throw error;
    }
    if (token === undefined) return { kind: 'not-signed-in' };
    return { kind: 'signed-out', service: await endAtService(context, session, token) };
  });
}

async function endAtService(
  context: ServiceContext,
  session: Session,
  token: CachedToken,
): Promise<'ended' | 'already-ended' | 'not-reached'> {
  try {
    return await endSession(context, session, token);
  } catch (error) {
    if (error instanceof SsoError) return 'not-reached';
    throw error;
  }
}
