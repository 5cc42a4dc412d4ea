import { lastsLongEnough } from '../cache/cache-file.ts';
import {
  readKeptRoleCredentials,
  roleCredentialPath,
  writeCachedRoleCredentials,
} from '../cache/role-credential-cache.ts';
import { readToken } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { withValidToken } from '../session/portal-session.ts';
import type { Session } from '../session/session.ts';
import { requireValidToken } from '../session/valid-token.ts';
import { fetchOnce } from './fetch-once.ts';
import { keepCredentials } from './keep-credentials.ts';
import type { RoleCredentials, RoleTarget } from './role-credentials.ts';

/**
 * Role credentials with at least 15 minutes left: from the cache that AWS CLI shares, in which case neither a token nor the
 * network is needed, or from the service, and then kept there. With `fresh` the service is asked in any case, by this process or by
 * another one that wants the same at the same time.
 * @throws SsoError `no-access`, `sign-in-needed`, and those of the network
 */
export async function obtainRoleCredentials(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
  options: { readonly fresh?: boolean | undefined } = {},
): Promise<RoleCredentials> {
  const { runtime } = context;
  const readCache = (): RoleCredentials | undefined => readKeptRoleCredentials(runtime, session, target);
  const known = readCache();
  if (known !== undefined && !options.fresh && lastsLongEnough(runtime, known)) return known;
  // First of all, and not under the lock of the credentials: whom it fails for does not have to wait for that one.
  const { accessToken } = await requireValidToken(context, session);
  const scope = { path: roleCredentialPath(runtime, session, target), secret: accessToken };
  return fetchOnce(context, { scope, known, readCache, send: () => fetchAndKeep(context, session, target) });
}

async function fetchAndKeep(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
): Promise<RoleCredentials> {
  const { runtime } = context;
  const credentials = await withValidToken(context, session, (token) =>
    getRoleCredentials(context, token, target),
  );
  await keepCredentials(runtime, async () => {
    await writeCachedRoleCredentials(runtime, session, target, credentials);
    // Signing out removes the token and then what lies here. Who has signed out before we wrote shall find nothing either.
    if (readToken(runtime, session) === undefined)
      await runtime.files.remove(roleCredentialPath(runtime, session, target));
  });
  return credentials;
}
