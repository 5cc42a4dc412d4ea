import type { Account } from '../portal/list-accounts.ts';

/** Which accounts and roles a session has, as the access portal said at some time. Nothing in it is secret. */
export interface Directory {
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  /** Sorted by name, as `sessionAccounts` has them. */
  readonly accounts: readonly DirectoryAccount[];
}

export interface DirectoryAccount extends Account {
  /** Sorted. Empty where the person may see the account but has no role in it. */
  readonly roles: readonly string[];
}
