import { formatListingProgress, progressOnStderr } from '@sso/cli-kit';
import {
  cleanForTerminal,
  type Directory,
  loadDirectory,
  type PopulationSource,
  type ServiceContext,
  type Session,
  sessionKey,
  type UnmatchedPattern,
  unmatchedPatterns,
} from '@sso/core';
import { ensureSignedIn } from '../ensure-signed-in.ts';
import { text } from '../messages/text.ts';
import type { ChosenRules } from './choose-rules.ts';
import type { PopulateConversation } from './conversation.ts';

/**
 * What the sessions of the rules give access to now, after signing in where that is needed. What was kept of it is too old to remove
 * anything for.
 * @throws SsoError as `loadDirectory` of `@sso/core`
 */
export async function listAccess(
  conversation: PopulateConversation,
  context: ServiceContext,
  chosen: readonly ChosenRules[],
): Promise<readonly (PopulationSource & { readonly directory: Directory })[]> {
  const directories = new Map<Session, Directory>();
  const sources: (PopulationSource & { readonly directory: Directory })[] = [];
  for (const { session, rules } of chosen) {
    const directory = directories.get(session) ?? (await directoryOf(conversation, context, session));
    directories.set(session, directory);
    sources.push({ session, rules, directory });
  }
  return sources;
}

async function directoryOf(
  conversation: PopulateConversation,
  context: ServiceContext,
  session: Session,
): Promise<Directory> {
  await ensureSignedIn(conversation, context, session);
  const name = cleanForTerminal(sessionKey(session));
  const line = progressOnStderr(context.runtime.now);
  try {
    const directory = await loadDirectory(context, session, {
      refresh: true,
      onProgress: (progress) => line.update(() => formatListingProgress(name, progress)),
    });
    line.clear();
    for (const { accountId, code } of directory.failures) {
      conversation.notice(text.populate.notListed(cleanForTerminal(accountId), text.populate.failures[code]));
    }
    return directory;
  } finally {
    line.clear();
  }
}

/** Patterns that fit nothing may be typing errors, though a filter that others share may well have some. */
export function tellUnmatched(
  { notice }: PopulateConversation,
  sources: readonly PopulationSource[],
): readonly UnmatchedPattern[] {
  const unmatched = sources.flatMap(({ directory, rules }) => unmatchedPatterns(directory, rules.filter));
  for (const { kind, pattern, near } of unmatched) {
    notice(text.populate.unmatched(kind, cleanForTerminal(pattern), near && cleanForTerminal(near)));
  }
  return unmatched;
}
