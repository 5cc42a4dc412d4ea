import { lastsLongEnough } from '../cache/cache-file.ts';
import {
  readKeptRoleCredentials,
  roleCredentialPath,
  writeCachedRoleCredentials,
} from '../cache/role-credential-cache.ts';
import { readToken } from '../cache/token-cache.ts';
import { inHaste, type ServiceContext } from '../endpoints/service-context.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { withValidToken } from '../session/portal-session.ts';
import type { Session } from '../session/session.ts';
import { requireValidToken } from '../session/valid-token.ts';
import { fetchOnce } from './fetch-once.ts';
import { keepCredentials } from './keep-credentials.ts';
import { renewOrGoOn, willDo } from './renew-or-go-on.ts';
import type { RoleCredentials, RoleTarget } from './role-credentials.ts';

/**
 * Role credentials with at least 15 minutes left: from the cache that AWS CLI shares, in which case neither a token nor the
 * network is needed, or from the service, and then kept there. Fewer where the service cannot be asked. With `fresh` the service is asked in any case, by this process or by
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
  const portal = inHaste(context, !options.fresh && willDo(context, known));
  const send = (): Promise<RoleCredentials> => fetchAndKeep(context, session, target, portal);
  const renew = async (): Promise<RoleCredentials> => {
    // First of all, and not under the lock of the credentials: whom it fails for does not have to wait for that one.
    const { accessToken } = await requireValidToken(context, session);
    const scope = { path: roleCredentialPath(runtime, session, target), secret: accessToken };
    return fetchOnce(context, { scope, known, readCache, send });
  };
  return options.fresh ? renew() : renewOrGoOn(context, known, renew);
}

async function fetchAndKeep(
  context: ServiceContext,
  session: Session,
  target: RoleTarget,
  portal: ServiceContext,
): Promise<RoleCredentials> {
  const { runtime, clock } = context;
  const credentials = await withValidToken(context, session, (token) =>
    getRoleCredentials(portal, token, target),
  );
  await keepCredentials(runtime, async () => {
    await writeCachedRoleCredentials(runtime, session, target, credentials, { clockOffset: clock.offset });
    // Signing out removes the token and then what lies here. Who has signed out before we wrote shall find nothing either.
    if (readToken(runtime, session) === undefined)
      await runtime.files.remove(roleCredentialPath(runtime, session, target));
  });
  return credentials;
}
