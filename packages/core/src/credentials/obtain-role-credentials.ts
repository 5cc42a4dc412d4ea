import { readCachedRoleCredentials, writeCachedRoleCredentials } from '../cache/role-credential-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { withValidToken } from '../session/portal-session.ts';
import type { Session } from '../session/session.ts';
import { keepCredentials } from './keep-credentials.ts';
import type { RoleCredentials, RoleTarget } from './role-credentials.ts';

/**
 * Role credentials with at least 15 minutes left: from the cache that AWS CLI shares, in which case neither a token nor the
 * network is needed, or from the service, and then kept there. With `fresh` the service is asked in any case.
 * @throws SsoError `no-access`, `sign-in-needed`, and those of the network
 */
export async function obtainRoleCredentials(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
  options: { readonly fresh?: boolean | undefined } = {},
): Promise<RoleCredentials> {
  const { runtime } = context;
  const cached = options.fresh ? undefined : readCachedRoleCredentials(runtime, session, target);
  if (cached !== undefined) return cached;
  const credentials = await withValidToken(context, session, (token) =>
    getRoleCredentials(context, token, target),
  );
  await keepCredentials(runtime, () => writeCachedRoleCredentials(runtime, session, target, credentials));
  return credentials;
}
