import { readCachedRoleCredentials, writeCachedRoleCredentials } from '../cache/role-credential-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { withValidToken } from '../session/portal-session.ts';
import type { Session } from '../session/session.ts';
import type { RoleCredentials, RoleTarget } from './role-credentials.ts';

/**
 * Role credentials with at least 15 minutes left: from the cache that AWS CLI shares, in which case neither a token nor the
 * network is needed, or from the service, and then kept there.
 * @throws SsoError `no-access`, `sign-in-needed`, and those of the network
 */
export async function obtainRoleCredentials(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
): Promise<RoleCredentials> {
  const cached = readCachedRoleCredentials(context.runtime, session, target);
  if (cached !== undefined) return cached;
  const credentials = await withValidToken(context, session, (token) =>
    getRoleCredentials(context, token, target),
  );
  await keep(context, session, target, credentials);
  return credentials;
}

/** A home that cannot be written must not cost the credentials: they are good without the cache. */
async function keep(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
  credentials: RoleCredentials,
): Promise<void> {
  try {
    await writeCachedRoleCredentials(context.runtime, session, target, credentials);
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable')) throw error;
    context.runtime.log('credentials not cached', { file: error.data.file, reason: error.data.reason });
  }
}
