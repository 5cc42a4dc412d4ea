import type { Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';

/** The service says 403 `ForbiddenException` or 404 `ResourceNotFoundException` where a person has no such account or role. */
export function throwNoAccess(
  refusal: Refusal,
  { accountId, roleName }: { readonly accountId: string; readonly roleName?: string | undefined },
): void {
  if (refusal.status === 403 || refusal.status === 404)
    throw new SsoError('no-access', { accountId, roleName });
}
