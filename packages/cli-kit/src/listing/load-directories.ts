import {
  cleanForTerminal,
  type Directory,
  loadDirectory,
  type ServiceContext,
  type Session,
  SsoError,
  sessionKey,
} from '@sso/core';
import { describeFailure } from '../describe-failure.ts';
import { formatDuration } from '../duration.ts';
import { text } from '../messages/text.ts';
import type { ProgressLine } from '../progress-line.ts';
import { formatListingProgress } from './listing-progress.ts';

/** What the portal said of one session. */
export interface SessionDirectory {
  readonly session: Session;
  readonly directory: Directory;
}

export interface LoadOptions {
  readonly refresh: boolean;
  readonly notice: (line: string) => void;
  readonly progress: ProgressLine;
}

/**
 * What the portal says of each session. One that cannot be asked is passed over with a word about it, as long as there is
 * another one.
 * @throws SsoError `sign-in-needed`, and those of the network, where none could be asked
 */
export async function loadDirectories(
  context: ServiceContext,
  sessions: readonly Session[],
  options: LoadOptions,
): Promise<readonly SessionDirectory[]> {
  const directories: SessionDirectory[] = [];
  const failures: { readonly session: Session; readonly error: SsoError }[] = [];
  for (const session of sessions) {
    try {
      directories.push({ session, directory: await loadShowingProgress(context, session, options) });
    } catch (error) {
      if (!(error instanceof SsoError) || error.code === 'cancelled') throw error;
      failures.push({ session, error });
    }
  }
  const [first] = failures;
  if (directories.length === 0 && first !== undefined) throw first.error;
  for (const { session, error } of failures) {
    options.notice(text.listing.passedOver(shownName(session), describeFailure(error).message));
  }
  return directories;
}

/** Says how old the oldest answer is, unless it came just now, and of how many accounts the roles are not known. */
export function tellOfListing(
  directories: readonly SessionDirectory[],
  now: number,
  notice: (line: string) => void,
): void {
  const age = now - Math.min(...directories.map(({ directory }) => directory.fetchedAt));
  if (age >= 60_000) notice(text.listing.age(formatDuration(age)));
  const failures = directories.flatMap(({ directory }) => directory.failures);
  const [first] = failures;
  if (first !== undefined) notice(text.listing.failed(failures.length, first.code));
}

/** What the portal says of a session, with a line that says how far it is. @throws SsoError as `loadDirectory` of `@sso/core` */
export async function loadShowingProgress(
  context: ServiceContext,
  session: Session,
  { refresh, notice, progress }: LoadOptions,
): Promise<Directory> {
  const name = shownName(session);
  try {
    return await loadDirectory(context, session, {
      refresh,
      onFetch: (accounts) => {
        progress.clear();
        notice(text.listing.asking(name, accounts));
      },
      onProgress: (reached) => progress.update(() => formatListingProgress(name, reached)),
    });
  } finally {
    progress.clear();
  }
}

function shownName(session: Session): string {
  return cleanForTerminal(sessionKey(session));
}
