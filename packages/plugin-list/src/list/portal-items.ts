import type { SessionDirectory } from '@sso/cli-kit';
import { type AwsConfig, type DirectoryAccount, profilesByRole, sessionKey } from '@sso/core';
import type { ListItem } from './columns.ts';

export function accountItems(directories: readonly SessionDirectory[]): readonly ListItem[] {
  return directories.flatMap(({ session, directory }) =>
    directory.accounts.map((account) => ({ ...accountPart(account), session: sessionKey(session) })),
  );
}

/** Every role of every account, each with the profile that gives it: the first one of several. */
export function roleItems(config: AwsConfig, directories: readonly SessionDirectory[]): readonly ListItem[] {
  const profilesOf = profilesByRole(config);
  return directories.flatMap(({ session, directory }) =>
    directory.accounts.flatMap((account) =>
      account.roles.map((roleName) => ({
        ...accountPart(account),
        roleName,
        profile: profilesOf(session, { accountId: account.accountId, roleName })[0] ?? null,
        session: sessionKey(session),
      })),
    ),
  );
}

function accountPart({ accountName, accountId, emailAddress }: DirectoryAccount): ListItem {
  return { accountName: accountName || null, accountId, emailAddress: emailAddress || null };
}
