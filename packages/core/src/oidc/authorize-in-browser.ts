import type { ClientRegistration } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { LoopbackResponse, LoopbackServer } from '../runtime.ts';
import { type Session, sessionLabel } from '../session/session.ts';
import { type Callback, readCallback } from './callback.ts';
import { createToken, type IssuedToken } from './create-token.ts';
import { createPkceSecrets, type PkceSecrets } from './pkce.ts';
import { refusalError } from './refusal-error.ts';
import { callbackPath, requestedScopes } from './register-client.ts';

/** A person may have to find a phone for the second factor first. */
const patienceMilliseconds = 10 * 60_000;

/** What the browser shows when it comes back. */
export type CallbackPage = 'signed-in' | 'denied' | 'refused' | 'stray';

export interface BrowserInteraction {
  /** Opens the page or shows its address. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** The HTML of a page. */
  readonly renderPage: (page: CallbackPage) => string;
}

/**
 * Signs in with the authorization code grant and PKCE (RFC 7636) over a loopback redirect (RFC 8252 section 7.3). The server
 * listens before the browser opens and is closed however this ends; the page says success only after the code was exchanged.
 * @throws SsoError `sign-in-denied`, `sign-in-expired`, `sign-in-refused`, `cancelled`, and as {@link createToken}
 */
export async function authorizeInBrowser(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
  interaction: BrowserInteraction,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<IssuedToken> {
  const secrets = createPkceSecrets(context.runtime.randomBytes);
  const { promise: callback, resolve: receive } = Promise.withResolvers<Answer>();
  const { promise: page, resolve: show } = Promise.withResolvers<CallbackPage>();
  const server = await context.runtime.listenOnLoopback(async (request) => {
    const received = readCallback(request, secrets.state);
    if (received.kind === 'stray' || received.kind === 'forged') return strayPage(received.kind, interaction);
    receive(received);
    return { status: 200, html: interaction.renderPage(await page) };
  });
  const attempt: Attempt = { context, session, registration, secrets, redirectUri: redirectUri(server) };
  try {
    await interaction.openBrowser(authorizationUrl(attempt));
    const token = await exchangeCode(attempt, await withPatience(context, session, callback, options.signal));
    show('signed-in');
    return token;
  } catch (error) {
    show(SsoError.is(error, 'sign-in-denied') ? 'denied' : 'refused');
    throw error;
  } finally {
    await server.close();
  }
}

type Answer = Extract<Callback, { readonly kind: 'code' | 'error' }>;

interface Attempt {
  readonly context: ServiceContext;
  readonly session: Session;
  readonly registration: ClientRegistration;
  readonly secrets: PkceSecrets;
  readonly redirectUri: string;
}

function strayPage(kind: 'stray' | 'forged', interaction: BrowserInteraction): LoopbackResponse {
  return { status: kind === 'forged' ? 400 : 404, html: interaction.renderPage('stray') };
}

function authorizationUrl({ context, session, registration, secrets, redirectUri }: Attempt): string {
  const url = new URL('authorize', withTrailingSlash(context.settings.endpoint('sso-oidc', session.region)));
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: registration.clientId,
    redirect_uri: redirectUri,
    state: secrets.state,
    code_challenge_method: 'S256',
    // The service's own name for it: RFC 6749 section 3.3 has `scope`.
    scopes: requestedScopes(session).join(' '),
    code_challenge: secrets.codeChallenge,
  }).toString();
  return url.href;
}

function withTrailingSlash(url: URL): URL {
  return url.pathname.endsWith('/') ? url : new URL(`${url.href}/`);
}

function redirectUri(server: LoopbackServer): string {
  return `http://127.0.0.1:${server.port}${callbackPath}`;
}

async function withPatience(
  context: ServiceContext,
  session: Session,
  callback: Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const settled = new AbortController();
  const stop = signal ? AbortSignal.any([signal, settled.signal]) : settled.signal;
  const timeout = context.runtime.sleep(patienceMilliseconds, stop).then(
    () => {
      throw new SsoError('sign-in-expired', { session: sessionLabel(session) });
    },
    (reason) => {
      throw new SsoError('cancelled', {}, { cause: reason });
    },
  );
  try {
    return await Promise.race([callback, timeout]);
  } finally {
    settled.abort();
    await timeout.catch(() => undefined);
  }
}

async function exchangeCode(attempt: Attempt, callback: Answer): Promise<IssuedToken> {
  const { context, session, registration, secrets, redirectUri } = attempt;
  if (callback.kind === 'error') {
    const { error, description } = callback;
    throw refusalError({ name: error, error, description }, session);
  }
  const answer = await createToken(context, session.region, registration, {
    grantType: 'authorization_code',
    redirectUri,
    codeVerifier: secrets.codeVerifier,
    code: callback.code,
  });
  if (answer.kind === 'token') return answer.token;
  throw refusalError(answer.refusal, session);
}
