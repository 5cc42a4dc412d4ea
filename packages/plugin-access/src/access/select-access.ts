import { matchingEntries } from '@sso/cli-kit';
import {
  chooses,
  cleanForTerminal,
  fitsAccount,
  parsePatterns,
  type UnmatchedPattern,
  unmatchedPatterns,
} from '@sso/core';
import type { AccessResult, AccountAccess, RoleAccess } from './access-result.ts';

/** Which of the access is wanted. What is not set, or empty, chooses all of it. */
export interface AccessWishes {
  readonly account?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  /** In the language of the picker. */
  readonly search?: string | undefined;
}

type Select = (access: AccessResult) => AccessResult;

/**
 * Reads what was typed, before anything is fetched, and returns what it leaves. An account of which the roles are not known stays
 * where only roles speak against it: it may have them.
 * @throws SsoError `pattern-invalid`
 */
export function accessSelector({ account = [], role = [], search = '' }: AccessWishes): Select {
  const [accounts, roles] = [parsePatterns(account), parsePatterns(role)];
  const hasRole = ({ roleName }: RoleAccess): boolean => chooses(roles, ({ fits }) => fits(roleName));
  const byPatterns: Select = (access) =>
    narrowed(access, (each) => {
      if (!chooses(accounts, (pattern) => fitsAccount(pattern, namesOf(each)))) return undefined;
      const left = each.roles.filter(hasRole);
      const mayFit = left.length > 0 || role.length === 0 || each.problem !== null;
      return mayFit ? { ...each, roles: left } : undefined;
    });
  return (access) => bySearch(byPatterns(access), search);
}

/** Of each account what `select` leaves. */
function narrowed(
  access: AccessResult,
  select: (account: AccountAccess, session: string) => AccountAccess | undefined,
): AccessResult {
  const sessions = access.sessions.map((each) => ({
    ...each,
    accounts: each.accounts
      .map((account) => select(account, each.session))
      .filter((account) => account !== undefined),
  }));
  return { ...access, sessions };
}

/** A role, or an account without any, with what it can be found by. */
interface Findable {
  readonly of: AccountAccess | RoleAccess;
  readonly fields: readonly string[];
}

function bySearch(access: AccessResult, search: string): AccessResult {
  if (search.trim() === '') return access;
  const entries = access.sessions.flatMap(({ session, accounts }) =>
    accounts.flatMap((account) => findable(account, session)),
  );
  const found = new Set(matchingEntries(entries, search, ({ fields }) => fields).map((entry) => entry.of));
  return narrowed(access, (account) => {
    const roles = account.roles.filter((role) => found.has(role));
    return roles.length > 0 || found.has(account) ? { ...account, roles } : undefined;
  });
}

function findable(account: AccountAccess, session: string): readonly Findable[] {
  const { accountName, accountId, emailAddress, roles } = account;
  const fields = [accountName ?? '', accountId, emailAddress ?? '', session].map(cleanForTerminal);
  if (roles.length === 0) return [{ of: account, fields }];
  return roles.map((role) => ({
    of: role,
    fields: [...fields, ...[role.roleName, ...role.profiles].map(cleanForTerminal)],
  }));
}

/** Patterns that fit nothing in any session: perhaps typing errors. */
export function patternsWithoutAccess(
  access: AccessResult,
  { account = [], role = [] }: AccessWishes,
): readonly UnmatchedPattern[] {
  const accounts = access.sessions.flatMap((session) =>
    session.accounts.map((each) => ({
      ...namesOf(each),
      roles: each.roles.map(({ roleName }) => roleName),
    })),
  );
  return unmatchedPatterns({ accounts }, { accounts: account, roles: role });
}

function namesOf({ accountId, accountName, emailAddress }: AccountAccess) {
  return { accountId, accountName: accountName ?? '', emailAddress: emailAddress ?? '' };
}
