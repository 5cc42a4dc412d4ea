import type { Account } from './list-accounts.ts';

/** By name without regard to case, as AWS CLI shows them, and by id where names are the same. */
export function compareAccounts(a: Account, b: Account): number {
  return compareNames(a.accountName, b.accountName) || compareNames(a.accountId, b.accountId);
}

export function compareNames(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
