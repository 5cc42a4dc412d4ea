import type { RoleTarget } from '../credentials/role-credentials.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { listAccountRoles } from '../portal/list-account-roles.ts';
import { type Account, listAccounts } from '../portal/list-accounts.ts';
import { tokenRejected } from '../portal/portal-call.ts';
import { everyRole, type Seed } from './seed.ts';
import { seedToken } from './seed-token.ts';

/**
 * Makes sure that the person has every account and role of a binding.
 * @returns all accounts that the seed's refresh token reaches, bound or not
 * @throws SsoError `no-access`, `sign-in-needed`, and those of the network
 */
export async function checkSeedReach(
  context: ServiceContext,
  seed: Seed,
  targets: readonly RoleTarget[],
): Promise<readonly Account[]> {
  const accounts = taken(seed, await listAccounts(context, seedToken(seed)));
  for (const [accountId, roleNames] of rolesByAccount(targets)) {
    if (!accounts.some((account) => account.accountId === accountId)) {
      throw new SsoError('no-access', { accountId });
    }
    if (roleNames.every((roleName) => roleName === everyRole)) continue;
    const present = taken(seed, await listAccountRoles(context, seedToken(seed), accountId));
    const missing = roleNames.find((roleName) => roleName !== everyRole && !present.includes(roleName));
    if (missing !== undefined) throw new SsoError('no-access', { accountId, roleName: missing });
  }
  return accounts;
}

function rolesByAccount(targets: readonly RoleTarget[]): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, readonly string[]>();
  for (const { accountId, roleName } of targets) {
    roles.set(accountId, [...(roles.get(accountId) ?? []), roleName]);
  }
  return roles;
}

function taken<T>({ startUrl }: Seed, answer: T | typeof tokenRejected): T {
  if (answer !== tokenRejected) return answer;
  throw new SsoError('sign-in-needed', { session: { startUrl }, reason: 'unauthorized' });
}
