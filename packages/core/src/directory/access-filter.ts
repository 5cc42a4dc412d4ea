import { SsoError, type UnmatchedPattern } from '../errors.ts';
import { nearest } from '../names/near.ts';
import { chooses, fitsAccount, type NamePattern, parsePattern, parsePatterns } from '../names/pattern.ts';
import type { Account } from '../portal/list-accounts.ts';
import type { Directory, DirectoryAccount } from './directory.ts';

/** Which access is meant, in the language of {@link NamePattern}. An empty list means all. */
export interface AccessFilter {
  /** Of account names, ids and e-mail addresses. */
  readonly accounts: readonly string[];
  readonly roles: readonly string[];
}

/** One role in one account. */
export interface Access extends Account {
  readonly roleName: string;
}

/**
 * What the filter leaves of a directory, in the directory's order.
 * @throws SsoError `pattern-invalid`
 */
export function selectAccess(
  directory: Pick<Directory, 'accounts'>,
  filter: AccessFilter,
): readonly Access[] {
  const roles = parsePatterns(filter.roles);
  return selectAccounts(directory, filter).flatMap((account) => {
    const { accountId, accountName, emailAddress } = account;
    return account.roles
      .filter((roleName) => chooses(roles, ({ fits }) => fits(roleName)))
      .map((roleName) => ({ accountId, accountName, emailAddress, roleName }));
  });
}

/** The accounts that the filter chooses, with all their roles. @throws SsoError `pattern-invalid` */
export function selectAccounts(
  { accounts }: Pick<Directory, 'accounts'>,
  filter: AccessFilter,
): readonly DirectoryAccount[] {
  const list = parsePatterns(filter.accounts);
  return accounts.filter((account) => chooses(list, (pattern) => fitsAccount(pattern, account)));
}

/**
 * The filter's patterns that fit nothing: those of accounts in the whole directory, those of roles in the accounts that are chosen.
 * @throws SsoError `pattern-invalid`
 */
export function unmatchedPatterns(
  directory: Pick<Directory, 'accounts'>,
  filter: AccessFilter,
): readonly UnmatchedPattern[] {
  const { accounts } = directory;
  const roles = new Set(selectAccounts(directory, filter).flatMap((account) => account.roles));
  const accountNames = accounts.flatMap(({ accountName, accountId }) => [accountName, accountId]);
  return [
    ...filter.accounts
      .map(parsePattern)
      .filter((pattern) => !accounts.some((account) => fitsAccount(pattern, account)))
      .map((pattern) => unmatched('account', pattern, accountNames)),
    ...filter.roles
      .map(parsePattern)
      .filter(({ fits }) => ![...roles].some(fits))
      .map((pattern) => unmatched('role', pattern, roles)),
  ];
}

function unmatched(
  kind: UnmatchedPattern['kind'],
  { text }: NamePattern,
  names: Iterable<string>,
): UnmatchedPattern {
  const near = nearest(text.replace(/^!/, '').replaceAll('*', ''), names);
  return { kind, pattern: text, near };
}

/**
 * As {@link selectAccess}, where nothing is a mistake.
 * @throws SsoError `filter-matches-nothing`, `pattern-invalid`
 */
export function requireAccess(
  directory: Pick<Directory, 'accounts'>,
  filter: AccessFilter,
): readonly Access[] {
  const access = selectAccess(directory, filter);
  if (access.length > 0) return access;
  throw new SsoError('filter-matches-nothing', { unmatched: unmatchedPatterns(directory, filter) });
}
