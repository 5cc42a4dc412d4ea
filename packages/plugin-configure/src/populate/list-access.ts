import {
  type AccessFilter,
  cleanForTerminal,
  type Directory,
  loadDirectory,
  type ServiceContext,
  type Session,
  type UnmatchedPattern,
  unmatchedPatterns,
} from '@sso/core';
import { ensureSignedIn } from '../ensure-signed-in.ts';
import { text } from '../messages/text.ts';
import type { PopulateConversation } from './conversation.ts';

/**
 * What the session gives access to now, after signing in where that is needed. What was kept of it is too old to remove anything
 * for.
 * @throws SsoError as `loadDirectory` of `@sso/core`
 */
export async function listAccess(
  conversation: PopulateConversation,
  context: ServiceContext,
  session: Session,
): Promise<Directory> {
  const { notice } = conversation;
  await ensureSignedIn(conversation, context, session);
  const onFetch = (accounts: number): void => notice(text.populate.listing(accounts));
  const directory = await loadDirectory(context, session, { refresh: true, onFetch });
  for (const { accountId, code } of directory.failures) {
    notice(text.populate.notListed(cleanForTerminal(accountId), text.populate.failures[code]));
  }
  return directory;
}

/** Patterns that fit nothing may be typing errors, though a filter that others share may well have some. */
export function tellUnmatched(
  { notice }: PopulateConversation,
  directory: Directory,
  filter: AccessFilter,
): readonly UnmatchedPattern[] {
  const unmatched = unmatchedPatterns(directory, filter);
  for (const { kind, pattern, near } of unmatched) {
    notice(text.populate.unmatched(kind, cleanForTerminal(pattern), near && cleanForTerminal(near)));
  }
  return unmatched;
}
