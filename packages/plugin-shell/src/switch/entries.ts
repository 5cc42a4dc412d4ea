import {
  type AwsConfig,
  type ChoiceScores,
  choiceKey,
  type Directory,
  type DirectoryAccount,
  profileCredentialSource,
  type Session,
  SsoError,
  sessionKey,
  sourceTarget,
} from '@sso/core';
import type { SwitchEntry } from './entry.ts';

/** What is known of the accounts and roles of a session. */
export interface SessionDirectory {
  readonly session: Session;
  readonly directory: Directory;
}

/**
 * Every profile, then every role that has none; what is chosen often and was chosen lately comes first.
 */
export function switchEntries(
  config: AwsConfig,
  directories: readonly SessionDirectory[],
  scores: ChoiceScores,
): readonly SwitchEntry[] {
  const accounts = new KnownAccounts(directories);
  const profiles = [...config.profiles.keys()].map((name) => profileEntry(config, name, accounts));
  const taken = new Set(profiles.map(targetKey));
  const roles = directories.flatMap(roleEntries).filter((entry) => !taken.has(targetKey(entry)));
  const scoreOf = ({ choice }: SwitchEntry): number => scores.get(choiceKey(choice)) ?? 0;
  return [...profiles, ...roles].toSorted((a, b) => scoreOf(b) - scoreOf(a));
}

/** One profile, whatever is wrong with it: it is then without an account. */
export function profileEntry(config: AwsConfig, profile: string, accounts: KnownAccounts): SwitchEntry {
  const target = targetOf(config, profile);
  const account = target && accounts.find(target.session, target.accountId);
  return {
    choice: { kind: 'profile', profile },
    session: target?.session,
    accountId: target?.accountId,
    accountName: account?.accountName || undefined,
    emailAddress: account?.emailAddress || undefined,
    roleName: target?.roleName,
    region: config.profiles.get(profile)?.values.get('region') || undefined,
  };
}

function targetOf(config: AwsConfig, profile: string) {
  try {
    return sourceTarget(profileCredentialSource(config, profile));
  } catch (error) {
    if (error instanceof SsoError) return undefined;
    throw error;
  }
}

function roleEntries({ session, directory }: SessionDirectory): readonly SwitchEntry[] {
  return directory.accounts.flatMap((account) =>
    account.roles.map((roleName) => roleEntry(session, account, roleName)),
  );
}

function roleEntry(session: Session, account: DirectoryAccount, roleName: string): SwitchEntry {
  const { accountId } = account;
  return {
    choice: { kind: 'role', session: sessionKey(session), accountId, roleName },
    session,
    accountId,
    accountName: account.accountName || undefined,
    emailAddress: account.emailAddress || undefined,
    roleName,
    region: undefined,
  };
}

function targetKey({ session, accountId, roleName }: SwitchEntry): string {
  return JSON.stringify([session && sessionKey(session), accountId, roleName]);
}

/** The accounts of all sessions, to be found by their id. */
export class KnownAccounts {
  readonly #bySession: ReadonlyMap<string, ReadonlyMap<string, DirectoryAccount>>;

  constructor(directories: readonly SessionDirectory[]) {
    this.#bySession = new Map(
      directories.map(({ session, directory }) => [
        sessionKey(session),
        new Map(directory.accounts.map((account) => [account.accountId, account])),
      ]),
    );
  }

  find(session: Session, accountId: string): DirectoryAccount | undefined {
    return this.#bySession.get(sessionKey(session))?.get(accountId);
  }
}
