import { renewalWindow } from '../cache/cache-file.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import type { CredentialSource } from './credential-source.ts';
import { obtainCredentials } from './obtain-credentials.ts';
import type { RoleCredentials } from './role-credentials.ts';

/** Credentials of one source for a program that runs for long and is asked for them again and again. */
export interface CredentialKeeper {
  /**
   * Credentials of which at least 15 minutes remain, unless the service gives shorter ones or cannot be reached.
   * @throws SsoError as `obtainCredentials`, where there are none that are still good
   */
  current(): Promise<RoleCredentials>;
}

/** From here on new ones are fetched while the old ones are still handed out: SDKs ask again when 15 minutes remain. */
const refreshAhead = renewalWindow + 5 * 60_000;

/** The least time between two calls of the service while the old credentials are still good. */
const leastInterval = 60_000;

/**
 * Keeps the credentials of a source. However many ask at once, the service is asked once. Nothing happens while nobody asks: the
 * first question in the last 20 minutes of the credentials' life fetches new ones, and only in the last 15 does it wait for them.
 */
export function createCredentialKeeper(context: ServiceContext, source: CredentialSource): CredentialKeeper {
  const { now, log } = context.runtime;
  let held: RoleCredentials | undefined;
  let dueAt = 0;
  let renewal: Promise<RoleCredentials> | undefined;

  const fetchNew = async (): Promise<RoleCredentials> => {
    held = await obtainNewer(context, source, held);
    dueAt = Math.max(held.expiration - refreshAhead, now() + leastInterval);
    return held;
  };
  const renew = (): Promise<RoleCredentials> => {
    renewal ??= fetchNew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
  const renewOrKeep = async (old: RoleCredentials): Promise<RoleCredentials> => {
    try {
      return await renew();
    } catch (error) {
      dueAt = now() + leastInterval;
      log('credentials not renewed', { reason: error instanceof Error ? error.message : undefined });
      if (old.expiration > now()) return old;
      throw error;
    }
  };
  return {
    async current() {
      if (held === undefined || held.expiration <= now()) return renew();
      if (now() < dueAt) return held;
      const old = held;
      if (old.expiration - now() < renewalWindow) return renewOrKeep(old);
      // Who asks next is told of a failure, should the old ones have run out by then.
      renewOrKeep(old).catch(() => undefined);
      return old;
    },
  };
}

/** The cache gives what another process fetched meanwhile; what it had before already does not count. */
async function obtainNewer(
  context: ServiceContext,
  source: CredentialSource,
  held: RoleCredentials | undefined,
): Promise<RoleCredentials> {
  const cached = await obtainCredentials(context, source);
  if (held === undefined || cached.expiration > held.expiration) return cached;
  return obtainCredentials(context, source, { fresh: true });
}
