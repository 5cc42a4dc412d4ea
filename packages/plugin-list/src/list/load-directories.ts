import { describeFailure, formatListingProgress, type ProgressLine } from '@sso/cli-kit';
import {
  cleanForTerminal,
  type Directory,
  loadDirectory,
  type ServiceContext,
  type Session,
  SsoError,
  sessionKey,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { SessionDirectory } from './portal-items.ts';

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
    options.notice(text.list.passedOver(shownName(session), describeFailure(error).message));
  }
  return directories;
}

async function loadShowingProgress(
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
        notice(text.list.asking(name, accounts));
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
