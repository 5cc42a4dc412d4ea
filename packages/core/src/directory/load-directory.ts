import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Session } from '../session/session.ts';
import { type Directory, type DirectoryProgress, knownRoles } from './directory.ts';
import { DirectoryFetch } from './directory-fetch.ts';
import { keepDirectory, readDirectory } from './directory-file.ts';
import { PartialDirectory, readPartialDirectory } from './partial-directory.ts';

/** Milliseconds for which a list is taken as it was. */
const usualAge = 24 * 60 * 60_000;
/** For so long a fetch that was asked for on purpose goes on where an earlier one was stopped. */
const resumableAge = 15 * 60_000;

export interface LoadDirectoryOptions {
  /** Asks the service whatever is kept, but for what a fetch that was stopped brought in the last quarter of an hour. */
  readonly refresh?: boolean | undefined;
  /** Told once how many accounts there are, as soon as that is known. */
  readonly onFetch?: ((accounts: number) => void) | undefined;
  /** Told after every answer. */
  readonly onProgress?: ((progress: DirectoryProgress) => void) | undefined;
}

/**
 * The accounts and roles of a session: what was kept, if that is not older than a day, else what the service says now, as fast as
 * it allows. Accounts that fail are named in `failures`, and asked for again the next time. What was fetched until an error or an
 * interruption is kept, and the next call goes on from there.
 * @throws SsoError `no-accounts`, `sign-in-needed`, `cancelled`, and those of the network
 */
export async function loadDirectory(
  context: ServiceContext,
  session: Session,
  options: LoadDirectoryOptions = {},
): Promise<Directory> {
  const former = readDirectory(context.runtime, session);
  const kept =
    former !== undefined && !options.refresh && isRecentDirectory(context.runtime, former)
      ? former
      : undefined;
  if (kept?.failures.length === 0) return kept;
  try {
    return await fetchDirectory(context, session, { former, kept, ...options });
  } catch (error) {
    if (kept === undefined || !(error instanceof SsoError) || error.code === 'cancelled') throw error;
    context.runtime.log('directory not completed', { reason: error.code });
    return kept;
  }
}

/** Whether a directory is from the last day. One from the future was written by a clock that was wrong. */
export function isRecentDirectory(runtime: Runtime, directory: Directory): boolean {
  return isWithin(runtime.now() - directory.fetchedAt, usualAge);
}

function isWithin(age: number, limit: number): boolean {
  return age >= 0 && age < limit;
}

interface FetchDirectoryOptions extends LoadDirectoryOptions {
  /** Of any age. */
  readonly former: Directory | undefined;
  /** Recent, but not whole. */
  readonly kept: Directory | undefined;
}

/** @throws SsoError as {@link loadDirectory} */
async function fetchDirectory(
  context: ServiceContext,
  session: Session,
  { former, kept, refresh, onFetch, onProgress }: FetchDirectoryOptions,
): Promise<Directory> {
  const { runtime } = context;
  const age = refresh ? resumableAge : usualAge;
  const stopped = [...readPartialDirectory(runtime, session)].filter(([, { fetchedAt }]) =>
    isWithin(runtime.now() - fetchedAt, age),
  );
  const known = new Map([...knownRoles(kept), ...stopped]);
  const partial = new PartialDirectory(runtime, session, known);
  const fetch = new DirectoryFetch(context, session, {
    known,
    former,
    onProgress: (progress) => {
      partial.keepNowAndThen(fetch.roles);
      onProgress?.(progress);
    },
  });
  try {
    const directory = await fetch.run((count) => onFetch?.(count));
    await keepDirectory(runtime, session, directory);
    await partial.remove();
    return directory;
  } catch (error) {
    await partial.keep(fetch.roles);
    throw error;
  }
}
