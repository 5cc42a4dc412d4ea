import type { RoleCredentials, RoleTarget } from '../credentials/role-credentials.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { getRoleCredentials } from '../portal/get-role-credentials.ts';
import { tokenRejected } from '../portal/portal-call.ts';
import { requireSeedTarget } from './binding.ts';
import type { Seed, SeedBinding } from './seed.ts';
import { seedToken } from './seed-token.ts';

/**
 * Credentials of a role that the seed is bound to, by its access token as it is. Nothing is cached.
 * @throws SsoError `seed-target-not-allowed`, `no-access`, `sign-in-needed` (`unauthorized`) where the service no longer takes the
 * access token, and those of the network
 */
export async function seedRoleCredentials(
  context: ServiceContext,
  seed: Seed,
  binding: SeedBinding,
  target: RoleTarget,
): Promise<RoleCredentials> {
  requireSeedTarget(binding, target);
  const credentials = await getRoleCredentials(context, seedToken(seed), target);
  if (credentials !== tokenRejected) return credentials;
  throw new SsoError('sign-in-needed', { session: { startUrl: seed.startUrl }, reason: 'unauthorized' });
}
