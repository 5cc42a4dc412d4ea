import { UsageError } from '@sso/cli-kit';
import { cleanForTerminal, nearest } from '@sso/core';
import { text } from '../messages/text.ts';

export const kinds = ['profiles', 'accounts', 'roles', 'sessions'] as const;
export type Kind = (typeof kinds)[number];

export type Column = keyof typeof text.list.headings;

/** A line of a list. What is not known, or does not apply, is null. */
export type ListItem = Readonly<Partial<Record<Column, string | null>>>;

/** What each list has, those that are shown without `--columns` first. */
const columns: Readonly<
  Record<Kind, { readonly shown: readonly Column[]; readonly more: readonly Column[] }>
> = {
  profiles: {
    shown: ['profile', 'accountName', 'accountId', 'roleName', 'region', 'session'],
    more: ['problem'],
  },
  accounts: { shown: ['accountName', 'accountId', 'emailAddress', 'session'], more: [] },
  roles: { shown: ['accountName', 'accountId', 'roleName', 'profile', 'session'], more: ['emailAddress'] },
  sessions: { shown: ['session', 'state', 'expiresAt', 'region', 'startUrl'], more: [] },
};

export function usualColumns(kind: Kind): readonly Column[] {
  return columns[kind].shown;
}

/** @throws UsageError where there is no such column in the list */
export function columnNamed(kind: Kind, typed: string): Column {
  const known = [...columns[kind].shown, ...columns[kind].more];
  const found = known.find((column) => plain(column) === plain(typed));
  if (found !== undefined) return found;
  throw new UsageError(
    text.list.unknownColumn(cleanForTerminal(typed), nearest(typed, known), known.join(', ')),
  );
}

/** `accountId`, `account-id` and `ACCOUNT_ID` are one. */
function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[-_]/g, '');
}

/** @throws UsageError as {@link columnNamed} */
export function columnsNamed(kind: Kind, typed: string): readonly Column[] {
  return typed.split(',').map((name) => columnNamed(kind, name));
}
