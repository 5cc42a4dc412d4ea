import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';

/** A home that cannot be written must not cost the credentials: they are good without the cache. */
export async function keepCredentials(runtime: Runtime, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!SsoError.is(error, 'file-unwritable')) throw error;
    runtime.log('credentials not cached', { ...error.data });
    runtime.warn({ code: 'not-kept', ...error.data });
  }
}
