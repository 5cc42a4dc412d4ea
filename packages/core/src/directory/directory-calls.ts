import type { ServiceContext } from '../endpoints/service-context.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { listAccountRolesPage } from '../portal/list-account-roles.ts';
import { type Account, listAccountsPage } from '../portal/list-accounts.ts';
import { compareNames } from '../portal/order.ts';
import { followPages, type Page, readAllPages } from '../portal/portal-call.ts';
import type { Session } from '../session/session.ts';
import { SharedToken } from '../session/shared-token.ts';

/** The two listings of the access portal, with one pace and one token for all calls. */
export class DirectoryCalls {
  readonly #host: string;
  /** For the calls: a refusal has to be heard of at once, so that the SDK repeats none. */
  readonly #portal: ServiceContext;
  readonly #token: SharedToken;
  readonly pace: PacedCalls;

  constructor(context: ServiceContext, session: Session, signal: AbortSignal) {
    this.#host = context.settings.endpoint('sso', session.region).host;
    this.#portal = { ...context, signal, maxAttempts: 1 };
    // Not by the other context: what a token's search remembers, it remembers by this one.
    this.#token = new SharedToken(context, session);
    this.pace = new PacedCalls(context.runtime, { signal, maxAttempts: context.maxAttempts });
  }

  /** @throws SsoError `sign-in-needed`, and those of the network */
  accountPages(): AsyncGenerator<readonly Account[], void> {
    const fetchPage = (nextToken: string | undefined): Promise<Page<Account>> =>
      this.pace.run(
        () => this.#token.use((token) => listAccountsPage(this.#portal, token, nextToken)),
        // What is known of the rest of the work follows from it.
        { isUrgent: true },
      );
    return followPages<Account>(this.#host, fetchPage);
  }

  /** Sorted. @throws SsoError `no-access`, `sign-in-needed`, and those of the network */
  async roles(accountId: string): Promise<readonly string[]> {
    const fetchPage = (nextToken: string | undefined): Promise<Page<string>> =>
      this.pace.run(() =>
        this.#token.use((token) => listAccountRolesPage(this.#portal, token, accountId, nextToken)),
      );
    return (await readAllPages<string>(this.#host, fetchPage)).toSorted(compareNames);
  }
}
