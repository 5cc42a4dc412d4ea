import { textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { Secret } from '../secret.ts';
import type { Session } from '../session/session.ts';
import { cacheFilePath, readCacheFile, renewalWindow, writeCacheFile } from './cache-file.ts';
import { pythonJson } from './python-json.ts';
import type { ClientRegistration, SignInFlow } from './records.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

/**
 * The client that was registered for a session and flow, while more than 15 minutes of its life remain. Both flows share
 * one file; a client of one cannot be used for the other.
 * @throws SsoError `file-unreadable`
 */
export function readRegistration(
  runtime: Runtime,
  session: Session,
  flow: SignInFlow,
): ClientRegistration | undefined {
  const content = readCacheFile(runtime, registrationPath(runtime, session));
  const clientId = textOf(content?.clientId);
  const clientSecret = textOf(content?.clientSecret);
  const expiresAt = parseTimestamp(textOf(content?.expiresAt) ?? '');
  if (clientId === undefined || clientSecret === undefined || expiresAt === undefined) return undefined;
  const grantTypes = textsOf(content?.grantTypes);
  if (flowOf(grantTypes) !== flow || expiresAt - runtime.now() <= renewalWindow) return undefined;
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt,
    scopes: textsOf(content?.scopes),
    grantTypes,
  };
}

/**
 * Replaces the registration, also one of the other flow. One line of JSON with the keys in AWS CLI's order, mode 0600.
 * @throws SsoError `file-unwritable`
 */
export async function writeRegistration(
  runtime: Runtime,
  session: Session,
  registration: ClientRegistration,
): Promise<void> {
  const { scopes, grantTypes } = registration;
  await writeCacheFile(runtime, registrationPath(runtime, session), {
    clientId: registration.clientId,
    clientSecret: registration.clientSecret.reveal(),
    expiresAt: formatTimestamp(registration.expiresAt),
    ...(scopes && { scopes }),
    ...(grantTypes && { grantTypes }),
  });
}

/** @throws SsoError `file-unwritable` */
export async function removeRegistration(runtime: Runtime, session: Session): Promise<void> {
  await runtime.files.remove(registrationPath(runtime, session));
}

/** A client is registered for certain scopes, so they are part of the key. The keys stand in alphabetical order. */
function registrationPath(runtime: Runtime, session: Session): string {
  const named = session.kind === 'named';
  const key = {
    region: session.region,
    scopes: named && session.scopes.length > 0 ? session.scopes : null,
    session_name: named ? session.name : null,
    startUrl: session.startUrl,
    tool: 'botocore',
  };
  return cacheFilePath(runtime, 'sso', pythonJson(key, { separators: 'spaced' }));
}

function flowOf(grantTypes: readonly string[] | undefined): SignInFlow {
  return grantTypes?.includes('authorization_code') ? 'pkce' : 'device';
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
