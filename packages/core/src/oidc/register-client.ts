import type { ClientRegistration, SignInFlow, TokenRegistration } from '../cache/records.ts';
import { readRegistration, removeRegistration, writeRegistration } from '../cache/registration-cache.ts';
import { createOidcClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService } from '../endpoints/service-failure.ts';
import { momentOf, textOf } from '../narrow.ts';
import { Secret } from '../secret.ts';
import { accountAccessScope, type Session } from '../session/session.ts';

/** What the approval page shows as the one that asks. */
const clientName = 'sso';

/** The path is exact; the service matches it for any port (RFC 8252 section 7.3), so it is registered without one. */
export const callbackPath = '/oauth/callback';
const registeredRedirectUri = `http://127.0.0.1${callbackPath}`;

/** Asking for more grants than a flow needs is refused in some organizations. */
const pkceGrantTypes = ['authorization_code', 'refresh_token'];

/**
 * A client for this session and flow: the one in the cache that AWS CLI shares, or a new one, which is then kept there.
 * @throws SsoError as {@link callService}
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_RegisterClient.html
 */
export async function obtainRegistration(
  context: ServiceContext,
  session: Session,
  flow: SignInFlow,
): Promise<ClientRegistration> {
  const cached = readRegistration(context.runtime, session, flow);
  if (cached !== undefined) return cached;
  const registration = await registerClient(context, session, flow);
  await writeRegistration(context.runtime, session, registration);
  return registration;
}

/** For a client that the service no longer knows, although its time is not over. */
export async function renewRegistration(
  context: ServiceContext,
  session: Session,
  flow: SignInFlow,
): Promise<ClientRegistration> {
  await removeRegistration(context.runtime, session);
  return obtainRegistration(context, session, flow);
}

/** The scopes that a PKCE sign-in asks for: without any the token would open nothing. */
export function requestedScopes(session: Session): readonly string[] {
  return session.kind === 'named' && session.scopes.length > 0 ? session.scopes : [accountAccessScope];
}

/**
 * A new client, which nothing on this machine remembers.
 * @throws SsoError as {@link callService}
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_RegisterClient.html
 */
export async function registerClient(
  context: ServiceContext,
  session: Session,
  flow: SignInFlow,
): Promise<ClientRegistration> {
  const { region } = session;
  const client = await createOidcClient(context, region);
  const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc');
  const command = new RegisterClientCommand({
    clientName,
    clientType: 'public',
    ...(flow === 'pkce' ? pkceRequest(session) : deviceRequest(session)),
  });
  const call = { operation: 'RegisterClient', service: 'sso-oidc', region } as const;
  const registered = await callService(context, call, async () => readAnswer(await client.send(command)));
  return flow === 'pkce'
    ? { ...registered, scopes: requestedScopes(session), grantTypes: pkceGrantTypes }
    : { ...registered, scopes: deviceRequest(session).scopes };
}

function readAnswer(answer: {
  readonly clientId?: unknown;
  readonly clientSecret?: unknown;
  readonly clientSecretExpiresAt?: unknown;
}): TokenRegistration | undefined {
  const [clientId, clientSecret] = [textOf(answer.clientId), textOf(answer.clientSecret)];
  const expiresAt = momentOf(Number(answer.clientSecretExpiresAt) * 1000);
  if (clientId === undefined || clientSecret === undefined || expiresAt === undefined) return undefined;
  return { clientId, clientSecret: new Secret(clientSecret), expiresAt };
}

function deviceRequest(session: Session): { scopes?: string[] } {
  return session.kind === 'named' && session.scopes.length > 0 ? { scopes: [...session.scopes] } : {};
}

function pkceRequest(session: Session): {
  scopes: string[];
  grantTypes: string[];
  redirectUris: string[];
  issuerUrl: string;
} {
  return {
    scopes: [...requestedScopes(session)],
    grantTypes: pkceGrantTypes,
    redirectUris: [registeredRedirectUri],
    issuerUrl: session.startUrl,
  };
}
