import type { ClientRegistration, SignInFlow } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { authorizeInBrowser } from '../oidc/authorize-in-browser.ts';
import type { IssuedToken } from '../oidc/create-token.ts';
import { pollForToken } from '../oidc/poll-for-token.ts';
import { registerClient, requestedScopes } from '../oidc/register-client.ts';
import { startDeviceAuthorization } from '../oidc/start-device-authorization.ts';
import type { NamedSession, Session } from '../session/session.ts';
import type { SignInInteraction } from '../session/sign-in.ts';
import type { Seed } from './seed.ts';

export interface CreateSeedOptions {
  readonly flow: SignInFlow;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has a person sign in once more, with a client of its own, for a session that is to be carried away. Nothing of it is kept on
 * this machine, and the machine's own sign-in is not touched: each can be ended without the other.
 * @param session where to sign in; without scopes of its own the one for accounts is asked for, as only then AWS gives a refresh token
 * @throws SsoError `seed-not-refreshable`, and as `signIn`
 */
export async function createSeedSession(
  context: ServiceContext,
  session: Session,
  interaction: SignInInteraction,
  options: CreateSeedOptions,
): Promise<Seed> {
  if (options.signal?.aborted) throw new SsoError('cancelled', {}, { cause: options.signal.reason });
  const seeded = seededSession(session);
  const registration = await registerClient(context, seeded, options.flow);
  const issued =
    options.flow === 'pkce'
      ? await authorizeInBrowser(context, seeded, registration, interaction, options)
      : await authorizeByCode(context, seeded, registration, interaction, options);
  return seedOf(context, seeded, registration, issued);
}

/** Tokens of legacy sessions are not refreshed; what is signed in to here is the same Identity Center. */
function seededSession(session: Session): NamedSession {
  const { startUrl, region } = session;
  const name = session.kind === 'named' ? session.name : startUrl;
  return { kind: 'named', name, startUrl, region, scopes: requestedScopes(session) };
}

async function authorizeByCode(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
  interaction: SignInInteraction,
  options: CreateSeedOptions,
): Promise<IssuedToken> {
  const answer = await startDeviceAuthorization(context, session, registration);
  if (answer.kind === 'client-unknown') {
    throw new SsoError('service-refused', { operation: 'StartDeviceAuthorization', error: 'invalid_client' });
  }
  await interaction.showDeviceCode(answer.authorization);
  return pollForToken(context, session, registration, answer.authorization, options);
}

function seedOf(
  { runtime }: ServiceContext,
  { startUrl, region, scopes }: NamedSession,
  { clientId, clientSecret, expiresAt }: ClientRegistration,
  issued: IssuedToken,
): Seed {
  const now = runtime.now();
  const { refreshToken } = issued;
  if (refreshToken === undefined || expiresAt <= now)
    throw new SsoError('seed-not-refreshable', { startUrl });
  const registration = { clientId, clientSecret, expiresAt };
  return { startUrl, region, scopes, ...issued, refreshToken, registration, issuedAt: now };
}
