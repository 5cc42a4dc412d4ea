import type { AwsConfig, Directory, DirectoryAccount, Session } from '@sso/core';
import { sessionKey } from '@sso/core';
import { describeProfile } from '../profiles/describe-profile.ts';
import type { ListItem } from './columns.ts';

/** What the portal said of one session. */
export interface SessionDirectory {
  readonly session: Session;
  readonly directory: Directory;
}

export function accountItems(directories: readonly SessionDirectory[]): readonly ListItem[] {
  return directories.flatMap(({ session, directory }) =>
    directory.accounts.map((account) => ({ ...accountPart(account), session: sessionKey(session) })),
  );
}

/** Every role of every account, each with the profile that gives it: the first one of several. */
export function roleItems(config: AwsConfig, directories: readonly SessionDirectory[]): readonly ListItem[] {
  const profiles = profilesByTarget(config);
  return directories.flatMap(({ session, directory }) =>
    directory.accounts.flatMap((account) =>
      account.roles.map((roleName) => ({
        ...accountPart(account),
        roleName,
        profile: profiles.get(targetKey(session, account.accountId, roleName)) ?? null,
        session: sessionKey(session),
      })),
    ),
  );
}

function accountPart({ accountName, accountId, emailAddress }: DirectoryAccount): ListItem {
  return { accountName: accountName || null, accountId, emailAddress: emailAddress || null };
}

function profilesByTarget(config: AwsConfig): ReadonlyMap<string, string> {
  const profiles = new Map<string, string>();
  for (const name of config.profiles.keys()) {
    const description = describeProfile(config, name);
    if (description.kind === 'problem') continue;
    const key = targetKey(description.session, description.accountId, description.roleName);
    if (!profiles.has(key)) profiles.set(key, name);
  }
  return profiles;
}

function targetKey(session: Session, accountId: string, roleName: string): string {
  return JSON.stringify([sessionKey(session), accountId, roleName]);
}
