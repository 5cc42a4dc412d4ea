import { matchingEntries } from '@sso/cli-kit';
import { labelOf, type SwitchEntry, searchedTexts } from './entry.ts';

export type Found =
  | { readonly kind: 'one'; readonly entry: SwitchEntry }
  /** The best match first. */
  | { readonly kind: 'several'; readonly entries: readonly SwitchEntry[] }
  | { readonly kind: 'none' };

/**
 * What a name stands for: the one that is called so, else the only one of this account, by its id or name, and role, else the only
 * one whose name begins so, else the only one that the picker's search finds.
 */
export function findEntry(entries: readonly SwitchEntry[], name: string): Found {
  const begins = (text: string): boolean => text.toLowerCase().startsWith(name.toLowerCase());
  const same = entries.filter((entry) => labelOf(entry) === name);
  if (same.length > 0) return found(same.filter(isProfile).length === 1 ? same.filter(isProfile) : same);
  const ofRole = entries.filter((entry) => isRole(entry, name));
  if (ofRole.length > 0) return found(ofRole);
  const beginning = entries.filter((entry) => begins(labelOf(entry)));
  if (beginning.length > 0) return found(beginning);
  return found(matchingEntries(entries, name, searchedTexts));
}

function found(entries: readonly SwitchEntry[]): Found {
  const [entry, ...others] = entries;
  if (entry === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', entry } : { kind: 'several', entries };
}

/** A role that has a profile is called by that, and still found by `ACCOUNT/ROLE`. */
function isRole({ accountId, accountName, roleName }: SwitchEntry, name: string): boolean {
  if (roleName === undefined) return false;
  return [accountId, accountName].some(
    (account) => account !== undefined && `${account}/${roleName}` === name,
  );
}

function isProfile({ choice }: SwitchEntry): boolean {
  return choice.kind === 'profile';
}
