import type { SessionDirectory } from '@sso/cli-kit';
import {
  type DirectoryAccount,
  formatTimestamp,
  type Production,
  type RoleTarget,
  type Session,
  sessionKey,
} from '@sso/core';
import type { AccessResult, AccountAccess, RoleAccess, SessionAccess } from './access-result.ts';

/** What is known of a role besides what the portal says. */
export interface Surroundings {
  readonly production: Production;
  readonly profilesOf: (session: Session, target: RoleTarget) => readonly string[];
}

/** Everything that the sessions give access to. */
export function describeAccess(
  directories: readonly SessionDirectory[],
  surroundings: Surroundings,
): AccessResult {
  const oldest = Math.min(...directories.map(({ directory }) => directory.fetchedAt));
  return {
    asOf: formatTimestamp(oldest),
    sessions: directories.map((each) => describeSession(each, surroundings)),
  };
}

function describeSession(
  { session, directory }: SessionDirectory,
  surroundings: Surroundings,
): SessionAccess {
  const problems = new Map(directory.failures.map(({ accountId, code }) => [accountId, code]));
  return {
    session: sessionKey(session),
    startUrl: session.startUrl,
    region: session.region,
    asOf: formatTimestamp(directory.fetchedAt),
    accounts: directory.accounts.map((account) => ({
      ...describeAccount(session, account, surroundings),
      problem: problems.get(account.accountId) ?? null,
    })),
  };
}

function describeAccount(
  session: Session,
  { accountId, accountName, emailAddress, roles }: DirectoryAccount,
  { production, profilesOf }: Surroundings,
): Omit<AccountAccess, 'problem'> {
  const account = { accountId, accountName: accountName || undefined };
  const describeRole = (roleName: string): RoleAccess => {
    const profiles = profilesOf(session, { accountId, roleName });
    const names = profiles.length === 0 ? [undefined] : profiles;
    return {
      roleName,
      production: names.some((profile) => production.includes({ ...account, roleName, profile })),
      profiles,
    };
  };
  return {
    accountId,
    accountName: accountName || null,
    emailAddress: emailAddress || null,
    production: production.includes(account),
    roles: roles.map(describeRole),
  };
}
