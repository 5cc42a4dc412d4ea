import type { SsoErrorCode } from '../errors.ts';
import type { Account } from '../portal/list-accounts.ts';

/** Which accounts and roles a session has, as the access portal said at some time. Nothing in it is secret. */
export interface Directory {
  /** Milliseconds since 1970: of the oldest of the answers that it was put together from. */
  readonly fetchedAt: number;
  /** Sorted by name, as `sessionAccounts` has them. */
  readonly accounts: readonly DirectoryAccount[];
  /** The accounts of which the roles could not be had; empty where the directory is whole. */
  readonly failures: readonly DirectoryFailure[];
}

export interface DirectoryAccount extends Account {
  /**
   * Sorted. Empty where the person may see the account but has no role in it. Of an account among the `failures` they are what was known
   * before, or nothing.
   */
  readonly roles: readonly string[];
}

export interface DirectoryFailure {
  readonly accountId: string;
  readonly code: DirectoryFailureCode;
}

/** What may happen to the calls for one account. With any other error there is no use in asking about the next. */
const failureCodes = [
  'network',
  'request-timeout',
  'throttled',
  'service-unavailable',
  'service-refused',
  'answer-unexpected',
] as const satisfies readonly SsoErrorCode[];

export type DirectoryFailureCode = (typeof failureCodes)[number];

export function isFailureCode(code: unknown): code is DirectoryFailureCode {
  return failureCodes.some((known) => known === code);
}

/** How far a fetch has come. */
export interface DirectoryProgress {
  /** Accounts of which the roles are known, those that were kept of an earlier fetch included. */
  readonly done: number;
  /** Accounts so far: they come page by page. */
  readonly total: number;
  /** Since the beginning. */
  readonly callsPerSecond: number;
  /** How many calls the service refused for being too many. Each was made again. */
  readonly throttled: number;
  /** `undefined` until all accounts are known and the roles of some. */
  readonly millisecondsLeft: number | undefined;
}

/** The roles of one account, with the time of the answer. */
export interface KnownRoles {
  readonly roles: readonly string[];
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/** By account id, what a directory knows for sure: nothing of an account that could not be asked about. */
export function knownRoles(directory: Directory | undefined): ReadonlyMap<string, KnownRoles> {
  if (directory === undefined) return new Map();
  const { fetchedAt, accounts, failures } = directory;
  const failed = new Set(failures.map(({ accountId }) => accountId));
  return new Map(
    accounts
      .filter(({ accountId }) => !failed.has(accountId))
      .map(({ accountId, roles }) => [accountId, { roles, fetchedAt }]),
  );
}
