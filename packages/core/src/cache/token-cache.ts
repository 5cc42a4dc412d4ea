import { textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { Secret } from '../secret.ts';
import type { Session } from '../session/session.ts';
import { cacheFilePath, listCacheFiles, readCacheFile, writeCacheFile } from './cache-file.ts';
import type { CachedToken, TokenRegistration } from './records.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

/** Where AWS CLI and the SDKs look for a session's token: the key is the session's name, or a legacy start URL untrimmed. */
export function tokenCachePath(runtime: Runtime, session: Session): string {
  return cacheFilePath(runtime, 'sso', session.kind === 'named' ? session.name : session.startUrl);
}

/**
 * A session's token, whether expired or not. Start URL and region are the session's where the file leaves them out,
 * as no reader needs them. A file that holds no token is a miss.
 * @throws SsoError `file-unreadable`
 */
export function readToken(runtime: Runtime, session: Session): CachedToken | undefined {
  return readTokenFile(runtime, tokenCachePath(runtime, session), session);
}

/**
 * One line of JSON with the keys in AWS CLI's order, mode 0600.
 * @throws SsoError `file-unwritable`
 */
export async function writeToken(runtime: Runtime, session: Session, token: CachedToken): Promise<void> {
  const { registration, refreshToken } = token;
  await writeCacheFile(runtime, tokenCachePath(runtime, session), {
    startUrl: token.startUrl,
    region: token.region,
    accessToken: token.accessToken.reveal(),
    expiresAt: formatTimestamp(token.expiresAt),
    ...(registration && {
      clientId: registration.clientId,
      clientSecret: registration.clientSecret.reveal(),
      registrationExpiresAt: formatTimestamp(registration.expiresAt),
    }),
    ...(refreshToken && { refreshToken: refreshToken.reveal() }),
  });
}

/** @throws SsoError `file-unwritable` */
export async function removeToken(runtime: Runtime, session: Session): Promise<void> {
  await runtime.files.remove(tokenCachePath(runtime, session));
}

/**
 * Every token in the folder, of whatever session and tool; client registrations lie in the same folder and are left out.
 * Start URL and region are empty where a file leaves them out.
 * @throws SsoError `file-unreadable`
 */
export function listCachedTokens(
  runtime: Runtime,
): readonly { readonly file: string; readonly token: CachedToken }[] {
  return listCacheFiles(runtime, 'sso').flatMap((file) => {
    const token = readTokenFile(runtime, file, { startUrl: '', region: '' });
    return token === undefined ? [] : [{ file, token }];
  });
}

function readTokenFile(
  runtime: Runtime,
  file: string,
  fallback: { readonly startUrl: string; readonly region: string },
): CachedToken | undefined {
  const content = readCacheFile(runtime, file);
  const accessToken = textOf(content?.accessToken);
  const expiresAt = parseTimestamp(textOf(content?.expiresAt) ?? '');
  if (content === undefined || accessToken === undefined || expiresAt === undefined) return undefined;
  const refreshToken = textOf(content.refreshToken);
  return {
    startUrl: textOf(content.startUrl) ?? fallback.startUrl,
    region: textOf(content.region) ?? fallback.region,
    accessToken: new Secret(accessToken),
    expiresAt,
    refreshToken: refreshToken === undefined ? undefined : new Secret(refreshToken),
    registration: registrationOf(content),
  };
}

function registrationOf(content: Readonly<Record<string, unknown>>): TokenRegistration | undefined {
  const clientId = textOf(content.clientId);
  const clientSecret = textOf(content.clientSecret);
  const expiresAt = parseTimestamp(textOf(content.registrationExpiresAt) ?? '');
  if (clientId === undefined || clientSecret === undefined || expiresAt === undefined) return undefined;
  return { clientId, clientSecret: new Secret(clientSecret), expiresAt };
}
