import { parsePattern } from '../names/pattern.ts';
import type { Access } from './access-filter.ts';

/**
 * Of each account the role that the earliest pattern fits, and of several such roles the first by name. Accounts without any are left
 * out; without patterns nothing is.
 * @throws SsoError `pattern-invalid`
 */
export function preferRoles(access: readonly Access[], preference: readonly string[]): readonly Access[] {
  if (preference.length === 0) return access;
  const patterns = preference.map(parsePattern);
  const best = new Map<string, { readonly access: Access; readonly rank: number }>();
  for (const one of access) {
    const rank = patterns.findIndex(({ excludes, fits }) => fits(one.roleName) !== excludes);
    const before = best.get(one.accountId);
    if (rank === -1 || (before && !isBetter(before, rank, one.roleName))) continue;
    best.set(one.accountId, { access: one, rank });
  }
  return [...best.values()].map(({ access: chosen }) => chosen);
}

function isBetter(
  before: { readonly access: Access; readonly rank: number },
  rank: number,
  roleName: string,
): boolean {
  return rank < before.rank || (rank === before.rank && roleName < before.access.roleName);
}
