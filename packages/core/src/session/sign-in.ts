import type { CachedToken, ClientRegistration, SignInFlow } from '../cache/records.ts';
import { removeRegistration } from '../cache/registration-cache.ts';
import { forgetSharedFailure } from '../cache/shared-failure.ts';
import { tokenCachePath, writeToken } from '../cache/token-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { BrowserInteraction } from '../oidc/authorize-in-browser.ts';
import type { IssuedToken } from '../oidc/create-token.ts';
import { pollForToken } from '../oidc/poll-for-token.ts';
import { obtainRegistration, renewRegistration } from '../oidc/register-client.ts';
import { type DeviceAuthorization, startDeviceAuthorization } from '../oidc/start-device-authorization.ts';
import type { Session } from './session.ts';

/** How a sign-in speaks to the person. */
export interface SignInInteraction extends BrowserInteraction {
  /** Shows the code and where to confirm it. */
  readonly showDeviceCode: (authorization: DeviceAuthorization) => Promise<void>;
}

export interface SignInOptions {
  readonly flow: SignInFlow;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has a person sign in and keeps the token where AWS CLI and the SDKs find it.
 * @throws SsoError `sign-in-denied`, `sign-in-expired`, `sign-in-refused`, `start-url-refused`, `flow-needs-session` (PKCE for a
 * legacy session), `cancelled`, `file-unwritable`, and those of the network
 */
export async function signIn(
  context: ServiceContext,
  session: Session,
  interaction: SignInInteraction,
  options: SignInOptions,
): Promise<CachedToken> {
  if (options.flow === 'pkce' && session.kind === 'legacy') {
    throw new SsoError('flow-needs-session', { startUrl: session.startUrl });
  }
  if (options.signal?.aborted) throw new SsoError('cancelled', {}, { cause: options.signal.reason });
  const { issued, registration } =
    options.flow === 'pkce'
      ? await signInWithPkce(context, session, interaction, options)
      : await signInWithDeviceCode(context, session, interaction, options);
  const token: CachedToken = { startUrl: session.startUrl, region: session.region, ...issued, registration };
  const path = tokenCachePath(context.runtime, session);
  await context.runtime.files.withLock(path, async () => {
    await writeToken(context.runtime, session, token);
    await forgetSharedFailure(context.runtime, path);
  });
  return token;
}

interface SignedIn {
  readonly issued: IssuedToken;
  readonly registration: ClientRegistration;
}

async function signInWithPkce(
  context: ServiceContext,
  session: Session,
  interaction: SignInInteraction,
  options: SignInOptions,
): Promise<SignedIn> {
  const registration = await obtainRegistration(context, session, 'pkce');
  try {
    // It needs node:crypto, which takes long to load: others who look at sessions do not sign in.
    const { authorizeInBrowser } = await import('../oidc/authorize-in-browser.ts');
    const issued = await authorizeInBrowser(context, session, registration, interaction, options);
    return { issued, registration };
  } catch (error) {
    if (!SsoError.is(error, 'sign-in-denied')) await forgetRegistration(context, session);
    throw error;
  }
}

/**
 * A client that the service no longer knows shows on its page only, from where nobody comes back. So every sign-in that a person
 * did not answer is followed by one with a new client.
 */
async function forgetRegistration(context: ServiceContext, session: Session): Promise<void> {
  try {
    await removeRegistration(context.runtime, session);
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable')) throw error;
    context.runtime.log('registration not removed', { ...error.data });
  }
}

/** A client that the service no longer knows is registered once more, and once only. */
async function signInWithDeviceCode(
  context: ServiceContext,
  session: Session,
  interaction: SignInInteraction,
  options: SignInOptions,
): Promise<SignedIn> {
  const signInAs = (registration: ClientRegistration): Promise<SignedIn | ClientUnknown> =>
    signInByCode(context, session, registration, interaction, options);
  const first = await signInAs(await obtainRegistration(context, session, 'device'));
  if (!('unknown' in first)) return first;
  const second = await signInAs(await renewRegistration(context, session, 'device'));
  if ('unknown' in second) throw second.unknown;
  return second;
}

interface ClientUnknown {
  readonly unknown: SsoError;
}

/** The client may be forgotten while the person looks for the code: then there has to be another one. */
async function signInByCode(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
  interaction: SignInInteraction,
  options: SignInOptions,
): Promise<SignedIn | ClientUnknown> {
  const answer = await startDeviceAuthorization(context, session, registration);
  if (answer.kind === 'client-unknown') {
    const data = { operation: 'StartDeviceAuthorization', error: 'invalid_client' };
    return { unknown: new SsoError('service-refused', data) };
  }
  await interaction.showDeviceCode(answer.authorization);
  try {
    const issued = await pollForToken(context, session, registration, answer.authorization, options);
    return { issued, registration };
  } catch (error) {
    const isUnknown = SsoError.is(error, 'sign-in-refused') && error.data.error === 'invalid_client';
    if (isUnknown) return { unknown: error };
    throw error;
  }
}
