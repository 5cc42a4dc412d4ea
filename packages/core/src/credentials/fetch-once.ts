import {
  type FailureScope,
  forgetSharedFailure,
  readSharedFailure,
  writeSharedFailure,
} from '../cache/shared-failure.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { keepCredentials } from './keep-credentials.ts';
import type { RoleCredentials } from './role-credentials.ts';

/** Credentials that several processes may want at once. */
export interface Fetch {
  /** The cache file, and the token or key that they are fetched with. */
  readonly scope: FailureScope;
  /** What lay in the cache before, whether good or not. */
  readonly known: RoleCredentials | undefined;
  readonly readCache: () => RoleCredentials | undefined;
  /** Asks the service, and writes the cache. */
  readonly send: () => Promise<RoleCredentials>;
}

/**
 * Of all processes that want the same credentials, one asks the service; the others wait for what it puts into the cache, or for its
 * failure. Where there can be no lock, or its holder takes too long, each asks by itself.
 * @throws SsoError `cancelled`, and what `send` throws, here or in the other process
 */
export async function fetchOnce(context: ServiceContext, fetch: Fetch): Promise<RoleCredentials> {
  const { runtime, signal } = context;
  const since = runtime.now();
  const settled = (): RoleCredentials | undefined => {
    if (signal?.aborted) throw new SsoError('cancelled', {}, { cause: signal.reason });
    const cached = fetch.readCache();
    if (cached && cached.accessKeyId !== fetch.known?.accessKeyId && cached.expiration > runtime.now())
      return cached;
    const failure = readSharedFailure(runtime, fetch.scope, since);
    if (failure?.kind === 'error') throw failure.error;
    return undefined;
  };
  let begun = false;
  try {
    return (
      settled() ??
      (await runtime.files.withLock(
        fetch.scope.path,
        async () => {
          begun = true;
          return settled() ?? sendAndShare(context, fetch);
        },
        { instead: settled },
      ))
    );
  } catch (error) {
    if (begun || !(SsoError.is(error, 'file-unwritable') || SsoError.is(error, 'lock-timeout'))) throw error;
    runtime.log('credentials not locked', { ...error.data });
    return fetch.send();
  }
}

async function sendAndShare({ runtime }: ServiceContext, { scope, send }: Fetch): Promise<RoleCredentials> {
  try {
    const credentials = await send();
    await keepCredentials(runtime, () => forgetSharedFailure(runtime, scope.path));
    return credentials;
  } catch (error) {
    if (error instanceof SsoError) await writeSharedFailure(runtime, scope, { kind: 'error', error });
    throw error;
  }
}
