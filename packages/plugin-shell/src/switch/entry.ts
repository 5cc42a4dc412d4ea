import type { Choice, Session } from '@sso/core';

/** Something that a shell can be switched to. Texts are as the config or the service has them: to be cleaned before they are shown. */
export interface SwitchEntry {
  readonly choice: Choice;
  /** Absent for a profile that gets its credentials without Identity Center. */
  readonly session: Session | undefined;
  readonly accountId: string | undefined;
  readonly accountName: string | undefined;
  readonly emailAddress: string | undefined;
  readonly roleName: string | undefined;
  /** The profile's. */
  readonly region: string | undefined;
}

/** What a person types to have it: the profile's name, or the account and the role. */
export function labelOf({ choice }: Pick<SwitchEntry, 'choice'>): string {
  return choice.kind === 'profile' ? choice.profile : `${choice.accountId}/${choice.roleName}`;
}

/** What typing finds. */
export function searchedTexts(entry: SwitchEntry): readonly string[] {
  const { accountId, accountName, emailAddress, roleName, region } = entry;
  return [labelOf(entry), accountName, accountId, roleName, region, emailAddress].filter(
    (text) => text !== undefined,
  );
}
