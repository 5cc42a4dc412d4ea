import type { RoleTarget } from '../credentials/role-credentials.ts';
import { SsoError, type SsoErrorData } from '../errors.ts';
import { isEnvironmentName, isRepositoryName } from '../github/names.ts';
import { everyRole, type SeedBinding } from './seed.ts';

const accountForm = /^\d{12}$/;
/** IAM's rule for the name of a role; a permission set's name is narrower. */
const roleForm = /^[\w+=,.@-]{1,64}$/;

/**
 * Reads `ACCOUNT/ROLE`, as `111111111111/Admin` or `111111111111/*`.
 * @throws SsoError `seed-binding-invalid`
 */
export function parseSeedTarget(text: string): RoleTarget {
  const slash = text.indexOf('/');
  const target = { accountId: text.slice(0, Math.max(0, slash)), roleName: text.slice(slash + 1) };
  if (!isTarget(target)) throw new SsoError('seed-binding-invalid', { part: 'target', value: text });
  return target;
}

/**
 * Refuses a binding that could never fit, or that is to no account at all.
 * @throws SsoError `seed-binding-invalid`
 */
export function checkSeedBinding(binding: SeedBinding): void {
  const invalid = invalidPart(binding);
  if (invalid !== undefined) throw new SsoError('seed-binding-invalid', invalid);
}

/** What is wrong with a binding, if anything. */
export function invalidPart(binding: SeedBinding): SsoErrorData['seed-binding-invalid'] | undefined {
  const { repository, environment, targets } = binding;
  if (!isRepositoryName(repository)) return { part: 'repository', value: repository };
  if (environment !== undefined && !isEnvironmentName(environment)) {
    return { part: 'environment', value: environment };
  }
  if (targets.length === 0) return { part: 'target', value: '' };
  const wrong = targets.find((target) => !isTarget(target));
  return wrong && { part: 'target', value: `${wrong.accountId}/${wrong.roleName}` };
}

/** Whether a seed is bound to this account and role. */
export function isSeedTarget({ targets }: SeedBinding, { accountId, roleName }: RoleTarget): boolean {
  return targets.some(
    (target) =>
      target.accountId === accountId && (target.roleName === everyRole || target.roleName === roleName),
  );
}

/** @throws SsoError `seed-target-not-allowed` */
export function requireSeedTarget(binding: SeedBinding, target: RoleTarget): void {
  if (isSeedTarget(binding, target)) return;
  const { accountId, roleName } = target;
  throw new SsoError('seed-target-not-allowed', { accountId, roleName });
}

function isTarget({ accountId, roleName }: RoleTarget): boolean {
  return accountForm.test(accountId) && (roleName === everyRole || roleForm.test(roleName));
}
