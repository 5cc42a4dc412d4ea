import {
  type AwsConfig,
  type DirectoryAccount,
  findSession,
  knownRegions,
  listSectionNames,
  type Runtime,
  readDirectory,
  readProfileConfig,
  type SectionNames,
  SsoError,
} from '@sso/core';

/** Something that could be typed. */
export interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** The names that this machine knows, each kind looked up when it is first asked for. Nobody is asked, and no service. */
export class KnownNames {
  readonly #runtime: Runtime;
  #sections: SectionNames | undefined;
  #accounts: readonly DirectoryAccount[] | undefined;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  profiles(): readonly Candidate[] {
    return this.#names.profiles.map((value) => ({ value }));
  }

  sessions(): readonly Candidate[] {
    return this.#names.sessions.map((value) => ({ value }));
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

  get #names(): SectionNames {
    this.#sections ??= listSectionNames(this.#runtime);
    return this.#sections;
  }

  get #directory(): readonly DirectoryAccount[] {
    this.#accounts ??= this.#names.sessions.flatMap((name) => this.#accountsOf(name));
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
