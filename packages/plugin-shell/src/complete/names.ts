import {
  type AwsConfig,
  type DirectoryAccount,
  findSession,
  knownRegions,
  listSectionNames,
  type Runtime,
  readDirectory,
  readProfileConfig,
  SsoError,
} from '@sso/core';

/** Something that could be typed. */
export interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** What candidates are made of. */
export type Names = Pick<KnownNames, 'profiles' | 'sessions' | 'regions' | 'accounts' | 'roles' | 'targets'>;

/** The names that this machine knows, each kind looked up when it is first asked for. Nobody is asked, and no service. */
export class KnownNames {
  readonly #runtime: Runtime;
  #sessions: readonly string[] | undefined;
  #accounts: readonly DirectoryAccount[] | undefined;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Those that begin with what is typed. */
  profiles(typed: string): readonly Candidate[] {
    const { profiles } = listSectionNames(this.#runtime, { profilesFrom: typed });
    return profiles.map((value) => ({ value }));
  }

  sessions(): readonly Candidate[] {
    return this.#sessionNames.map((value) => ({ value }));
  }

  regions(): readonly Candidate[] {
    return knownRegions.map((value) => ({ value }));
  }

  accounts(): readonly Candidate[] {
    return this.#directory.map(({ accountId, accountName }) => ({
      value: accountId,
      description: accountName,
    }));
  }

  /** Of one account, or of all of them. */
  roles(accountId: string | undefined): readonly Candidate[] {
    const accounts = this.#directory.filter(
      (account) => accountId === undefined || account.accountId === accountId,
    );
    return [...new Set(accounts.flatMap(({ roles }) => roles))].map((value) => ({ value }));
  }

  /** `ACCOUNT/ROLE` */
  targets(): readonly Candidate[] {
    return this.#directory.flatMap(({ accountId, accountName, roles }) =>
      roles.map((role) => ({ value: `${accountId}/${role}`, description: accountName })),
    );
  }

  get #sessionNames(): readonly string[] {
    this.#sessions ??= listSectionNames(this.#runtime).sessions;
    return this.#sessions;
  }

  get #directory(): readonly DirectoryAccount[] {
    this.#accounts ??= this.#sessionNames.flatMap((name) => this.#accountsOf(name));
    return this.#accounts;
  }

  #accountsOf(name: string): readonly DirectoryAccount[] {
    try {
      const config: AwsConfig = readProfileConfig(this.#runtime, { profile: 'default', session: name });
      return readDirectory(this.#runtime, findSession(config, name))?.accounts ?? [];
    } catch (error) {
      if (error instanceof SsoError) return [];
      throw error;
    }
  }
}
