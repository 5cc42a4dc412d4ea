import { describeFailure } from '@sso/cli-kit';
import {
  cleanForTerminal,
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
}

/**
 * What the portal says of each session. One that cannot be asked is passed over with a word about it, as long as there is
 * another one.
 * @throws SsoError `sign-in-needed`, and those of the network, where none could be asked
 */
export async function loadDirectories(
  context: ServiceContext,
  sessions: readonly Session[],
  { refresh, notice }: LoadOptions,
): Promise<readonly SessionDirectory[]> {
  const directories: SessionDirectory[] = [];
  const failures: { readonly session: Session; readonly error: SsoError }[] = [];
  for (const session of sessions) {
    try {
      const onFetch = (accounts: number): void => notice(text.list.asking(shownName(session), accounts));
      directories.push({ session, directory: await loadDirectory(context, session, { refresh, onFetch }) });
    } catch (error) {
      if (!(error instanceof SsoError) || error.code === 'cancelled') throw error;
      failures.push({ session, error });
    }
  }
  const [first] = failures;
  if (directories.length === 0 && first !== undefined) throw first.error;
  for (const { session, error } of failures) {
    notice(text.list.passedOver(shownName(session), describeFailure(error).message));
  }
  return directories;
}

function shownName(session: Session): string {
  return cleanForTerminal(sessionKey(session));
}
