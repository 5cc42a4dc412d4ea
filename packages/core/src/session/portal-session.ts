import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { listAccountRoles } from '../portal/list-account-roles.ts';
import { type Account, listAccounts } from '../portal/list-accounts.ts';
import { compareAccounts, compareNames } from '../portal/order.ts';
import type { tokenRejected } from '../portal/portal-call.ts';
import { type Session, sessionLabel } from './session.ts';
import { SharedToken } from './shared-token.ts';

/**
 * Does something at the portal with a valid token; where the service rejects the token, once more with a new one.
 * @throws SsoError `sign-in-needed`, and what `work` throws
 */
export async function withValidToken<T>(
  context: ServiceContext,
  session: Session,
  work: (token: CachedToken) => Promise<T | typeof tokenRejected>,
): Promise<T> {
  return new SharedToken(context, session).use(work);
}

/**
 * The accounts of a session, sorted by name without regard to case, as AWS CLI shows them.
 * @throws SsoError `no-accounts`, `sign-in-needed`, and those of the network
 */
export async function sessionAccounts(
  context: ServiceContext,
  session: Session,
): Promise<readonly Account[]> {
  const accounts = await withValidToken(context, session, (token) => listAccounts(context, token));
  if (accounts.length === 0) throw new SsoError('no-accounts', { session: sessionLabel(session) });
  return accounts.toSorted(compareAccounts);
}

/**
 * The role names that a session has in an account, sorted.
 * @throws SsoError `no-roles`, `no-access`, `sign-in-needed`, and those of the network
 */
export async function sessionRoles(
  context: ServiceContext,
  session: Session,
  accountId: string,
): Promise<readonly string[]> {
  const roles = await withValidToken(context, session, (token) =>
    listAccountRoles(context, token, accountId),
  );
  if (roles.length === 0) throw new SsoError('no-roles', { accountId });
  return roles.toSorted(compareNames);
}
