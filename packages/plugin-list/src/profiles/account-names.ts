import { type Runtime, readDirectory, type Session, sessionKey } from '@sso/core';

/** The names of accounts as the access portal last said them, by session: each file is read once. */
export class AccountNames {
  readonly #runtime: Runtime;
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  nameOf(session: Session, accountId: string): string | undefined {
    return this.#namesIn(session).get(accountId) || undefined;
  }

  #namesIn(session: Session): ReadonlyMap<string, string> {
    const key = sessionKey(session);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const accounts = readDirectory(this.#runtime, session)?.accounts ?? [];
    const names = new Map(accounts.map(({ accountId, accountName }) => [accountId, accountName]));
    this.#known.set(key, names);
    return names;
  }
}
