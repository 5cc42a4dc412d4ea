import type { AccessResult, AccountAccess, RoleAccess, SessionAccess } from '../../access/access-result.ts';

/** One account with those of its roles that are shown. */
export interface Row {
  readonly session: SessionAccess;
  readonly account: AccountAccess;
  readonly roles: readonly RoleAccess[];
}

/** A row with what it is found by, in lower case. */
export interface SearchableRow extends Row {
  readonly text: string;
  readonly roleTexts: ReadonlyMap<RoleAccess, string>;
}

export interface Wishes {
  readonly search: string;
  readonly onlyProduction: boolean;
  readonly onlyWithoutProfile: boolean;
}

export function searchableRows({ sessions }: AccessResult): readonly SearchableRow[] {
  return sessions.flatMap((session) =>
    session.accounts.map((account) => {
      const { accountName, accountId, emailAddress, roles } = account;
      const text = searchable([accountName ?? '', accountId, emailAddress ?? '', session.session]);
      const roleTexts = new Map(
        roles.map((role) => [role, `${text}\n${searchable([role.roleName, ...role.profiles])}`]),
      );
      return { session, account, roles, text, roleTexts };
    }),
  );
}

/** Accents count as little as case. */
function searchable(texts: readonly string[]): string {
  return texts.join('\n').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * What fits: every word of the search stands in the account's or the role's texts. Of an account only the roles that fit are left, and
 * nothing of one that has lost all.
 */
export function narrowedRows(rows: readonly SearchableRow[], wishes: Wishes): readonly Row[] {
  const words = searchable([wishes.search])
    .split(/\s+/)
    .filter((word) => word !== '');
  const hasWords = (text: string): boolean => words.every((word) => text.includes(word));
  const asksForRoles = wishes.onlyProduction || wishes.onlyWithoutProfile;
  return rows.flatMap((row) => {
    const roles = row.roles.filter(
      (role) =>
        hasWords(row.roleTexts.get(role) ?? '') &&
        (!wishes.onlyProduction || role.production) &&
        (!wishes.onlyWithoutProfile || role.profiles.length === 0),
    );
    const fits = roles.length > 0 || (row.roles.length === 0 && !asksForRoles && hasWords(row.text));
    return fits ? [{ ...row, roles }] : [];
  });
}

/** What a table is sorted by; a role puts the accounts that have it first. */
export type SortKey =
  | { readonly kind: 'account' | 'accountId' | 'emailAddress' | 'session' | 'roles' }
  | { readonly kind: 'role'; readonly roleName: string };

export interface Order {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

export function isSameKey(a: SortKey, b: SortKey): boolean {
  return a.kind === b.kind && (a.kind !== 'role' || b.kind !== 'role' || a.roleName === b.roleName);
}

/** What is equal by the key is sorted by name, whatever the direction. */
export function sortedRows(
  rows: readonly Row[],
  { key, isDescending }: Order,
  language: string,
): readonly Row[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const direction = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: sortValue(row, key), name: row.account.accountName ?? '' }));
  const compared = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return keyed
    .toSorted((a, b) => direction * compared(a.value, b.value) || collator.compare(a.name, b.name))
    .map(({ row }) => row);
}

function sortValue({ account, session, roles }: Row, key: SortKey): string | number {
  switch (key.kind) {
    case 'account':
      return account.accountName ?? '';
    case 'accountId':
      return account.accountId;
    case 'emailAddress':
      return account.emailAddress ?? '';
    case 'session':
      return session.session;
    case 'roles':
      return roles.length;
    case 'role':
      return roles.some(({ roleName }) => roleName === key.roleName) ? 0 : 1;
  }
}

/** The names of all roles in the rows, sorted. */
export function roleNamesIn(rows: readonly Row[], language: string): readonly string[] {
  const names = new Set(rows.flatMap(({ roles }) => roles.map(({ roleName }) => roleName)));
  return [...names].toSorted(new Intl.Collator(language, { numeric: true }).compare);
}
