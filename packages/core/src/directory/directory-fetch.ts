import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { Account } from '../portal/list-accounts.ts';
import { compareAccounts } from '../portal/order.ts';
import { type Session, sessionLabel } from '../session/session.ts';
import {
  type Directory,
  type DirectoryFailureCode,
  type DirectoryProgress,
  isFailureCode,
  type KnownRoles,
  knownRoles,
} from './directory.ts';
import { DirectoryCalls } from './directory-calls.ts';

export interface FetchOptions {
  /** By account id: what need not be asked for again. */
  readonly known: ReadonlyMap<string, KnownRoles>;
  /** Has the roles of an account where they cannot be had now. */
  readonly former: Directory | undefined;
  readonly onProgress: (progress: DirectoryProgress) => void;
}

/** Somewhat more than calls that are under way at once: all accounts of a large organization at once would only take memory. */
const mostAskers = 100;
/** With so many one after the other, it is not the accounts. */
const mostFailuresInARow = 10;

/** Fetches all accounts and their roles once. What was fetched until a failure remains in `roles`. */
export class DirectoryFetch {
  readonly #context: ServiceContext;
  readonly #session: Session;
  readonly #options: FetchOptions;
  readonly #stop = new AbortController();
  readonly #calls: DirectoryCalls;
  readonly #accounts = new Map<string, Account>();
  readonly #roles = new Map<string, KnownRoles>();
  readonly #failures = new Map<string, { readonly error: SsoError; readonly code: DirectoryFailureCode }>();
  /** In the service's order, with how many of them the calls have begun. */
  readonly #toAsk: Account[] = [];
  #begun = 0;
  readonly #startedAt: number;
  #hasAllAccounts = false;
  #kept = 0;
  #failuresInARow = 0;

  constructor(context: ServiceContext, session: Session, options: FetchOptions) {
    this.#context = context;
    this.#session = session;
    this.#options = options;
    this.#startedAt = context.runtime.now();
    const signals = [this.#stop.signal, ...(context.signal === undefined ? [] : [context.signal])];
    this.#calls = new DirectoryCalls(context, session, AbortSignal.any(signals));
  }

  /** By account id, all that is known so far. */
  get roles(): ReadonlyMap<string, KnownRoles> {
    return this.#roles;
  }

  /**
   * @throws SsoError `no-accounts`, `sign-in-needed`, `cancelled`; those of the network and the service where the accounts cannot be
   * listed, or the roles of none of them
   */
  async run(onAccounts: (count: number) => void): Promise<Directory> {
    const asking = new Set<Promise<void>>();
    try {
      for await (const page of this.#calls.accountPages()) {
        this.#toAsk.push(...page.filter((account) => this.#isNew(account)));
        while (asking.size < Math.min(mostAskers, this.#toAsk.length - this.#begun)) {
          const asker = this.#askOn().finally(() => asking.delete(asker));
          asking.add(asker);
        }
        this.#tell();
      }
      this.#hasAllAccounts = true;
      if (this.#accounts.size === 0) {
        throw new SsoError('no-accounts', { session: sessionLabel(this.#session) });
      }
      onAccounts(this.#accounts.size);
    } catch (error) {
      this.#stop.abort(error);
    }
    await Promise.all(asking);
    this.#stop.signal.throwIfAborted();
    return this.#directory();
  }

  /** The pages shift while accounts come and go, so that one may stand on two of them. */
  #isNew(account: Account): boolean {
    if (this.#accounts.has(account.accountId)) return false;
    this.#accounts.set(account.accountId, account);
    const known = this.#options.known.get(account.accountId);
    if (known === undefined) return true;
    this.#roles.set(account.accountId, known);
    this.#kept += 1;
    return false;
  }

  async #askOn(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const account = this.#toAsk[this.#begun];
      if (account === undefined) return;
      this.#begun += 1;
      await this.#askForRoles(account);
    }
  }

  /** Never rejects: what concerns all stops the others. */
  async #askForRoles({ accountId }: Account): Promise<void> {
    try {
      const roles = await this.#calls.roles(accountId);
      this.#roles.set(accountId, { roles, fetchedAt: this.#context.runtime.now() });
      this.#failuresInARow = 0;
    } catch (error) {
      this.#failed(accountId, error);
    }
    if (!this.#stop.signal.aborted) this.#tell();
  }

  #failed(accountId: string, error: unknown): void {
    if (SsoError.is(error, 'no-access')) {
      // It was taken away between the two calls.
      this.#accounts.delete(accountId);
    } else if (error instanceof SsoError && isFailureCode(error.code)) {
      this.#failures.set(accountId, { error, code: error.code });
      this.#failuresInARow += 1;
      if (this.#failuresInARow >= mostFailuresInARow) this.#stop.abort(error);
    } else {
      this.#stop.abort(error);
    }
  }

  #tell(): void {
    const { answered, throttled } = this.#calls.pace;
    const milliseconds = Math.max(1, this.#context.runtime.now() - this.#startedAt);
    const [done, total] = [this.#roles.size, this.#accounts.size];
    const fetched = done - this.#kept;
    this.#options.onProgress({
      done,
      total,
      callsPerSecond: (answered / milliseconds) * 1000,
      throttled,
      millisecondsLeft:
        this.#hasAllAccounts && fetched > 0 ? ((total - done) / fetched) * milliseconds : undefined,
    });
  }

  #directory(): Directory {
    const [failure] = this.#failures.values();
    if (failure !== undefined && this.#roles.size === 0) throw failure.error;
    const former = this.#failures.size === 0 ? undefined : knownRoles(this.#options.former);
    const rolesOf = (accountId: string): readonly string[] =>
      (this.#roles.get(accountId) ?? former?.get(accountId))?.roles ?? [];
    const accounts = [...this.#accounts.values()].toSorted(compareAccounts).map((account) => ({
      ...account,
      roles: rolesOf(account.accountId),
    }));
    let fetchedAt = this.#startedAt;
    for (const known of this.#roles.values()) fetchedAt = Math.min(fetchedAt, known.fetchedAt);
    const failures = [...this.#failures].map(([accountId, { code }]) => ({ accountId, code }));
    return { fetchedAt, accounts, failures };
  }
}
