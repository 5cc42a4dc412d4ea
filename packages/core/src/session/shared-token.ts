import { renewalWindow } from '../cache/cache-file.ts';
import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { tokenRejected } from '../portal/portal-call.ts';
import { type Session, sessionLabel } from './session.ts';
import { replaceRejectedToken, requireToken, requireValidToken } from './valid-token.ts';

/** The token of a session for many calls at once: it is looked for once, and replaced once for all that it was rejected for. */
export class SharedToken {
  readonly #context: ServiceContext;
  readonly #session: Session;
  #token: CachedToken | undefined;
  #search: Promise<CachedToken> | undefined;

  constructor(context: ServiceContext, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  /**
   * Does something with a valid token; where the service rejects the token, once more with a new one.
   * @throws SsoError `sign-in-needed`, and what `work` throws
   */
  async use<T>(work: (token: CachedToken) => Promise<T | typeof tokenRejected>): Promise<T> {
    const token = await this.#valid();
    const first = await work(token);
    if (first !== tokenRejected) return first;
    const second = await work(await this.#replacement(token));
    if (second !== tokenRejected) return second;
    throw new SsoError('sign-in-needed', { session: sessionLabel(this.#session), reason: 'unauthorized' });
  }

  async #valid(): Promise<CachedToken> {
    const token = this.#token;
    if (token !== undefined && token.expiresAt - this.#context.runtime.now() >= renewalWindow) return token;
    return this.#searchOnce(() => requireValidToken(this.#context, this.#session));
  }

  async #replacement(rejected: CachedToken): Promise<CachedToken> {
    // What is being looked for may be the rejected one again.
    await this.#search?.catch(() => undefined);
    const token = this.#token;
    if (token !== undefined && token.accessToken.reveal() !== rejected.accessToken.reveal()) return token;
    return this.#searchOnce(async () => {
      const outcome = await replaceRejectedToken(this.#context, this.#session, rejected);
      return requireToken(outcome, this.#session);
    });
  }

  #searchOnce(search: () => Promise<CachedToken>): Promise<CachedToken> {
    this.#search ??= search()
      .then((token) => {
        this.#token = token;
        return token;
      })
      .finally(() => {
        this.#search = undefined;
      });
    return this.#search;
  }
}
