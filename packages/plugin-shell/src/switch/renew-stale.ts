import {
  type AwsConfig,
  createServiceContext,
  isRecentDirectory,
  loadDirectory,
  type Runtime,
  resolveServiceSettings,
  SsoError,
  sessionState,
} from '@sso/core';
import type { SessionDirectory } from './entries.ts';

/**
 * Begins to fetch what is older than a day, for the next list: this one is shown at once, as it was kept. Nobody is told, and nobody is
 * asked to sign in.
 * @returns what ends it. What was fetched until then is kept, and the next fetch goes on from there.
 */
export function renewStale(
  runtime: Runtime,
  config: AwsConfig,
  directories: readonly SessionDirectory[],
): () => Promise<void> {
  const stale = directories.filter(
    ({ session, directory }) =>
      !isRecentDirectory(runtime, directory) && sessionState(runtime, session).kind === 'valid',
  );
  const controller = new AbortController();
  const renewing = renew(runtime, config, stale, controller.signal);
  return async () => {
    controller.abort(new SsoError('cancelled', {}));
    await renewing;
  };
}

async function renew(
  runtime: Runtime,
  config: AwsConfig,
  stale: readonly SessionDirectory[],
  signal: AbortSignal,
): Promise<void> {
  if (stale.length === 0) return;
  try {
    const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, {}), { signal });
    for (const { session } of stale) await loadDirectory(context, session);
    (await context.http()).close();
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    runtime.log('directory not renewed', { reason: error.code });
  }
}
