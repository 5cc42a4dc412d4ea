import {
  applyConfigChange,
  cleanForTerminal,
  type PlannedSection,
  planConfigChange,
  type SectionChange,
  SsoError,
} from '@sso/core';
import type { Conversation } from './conversation.ts';
import { differenceLines } from './differences.ts';
import { text } from './messages/text.ts';

/**
 * Lets changes to what is set up pass only after a yes or `--force`. New sections are no change.
 * @throws SsoError `profile-exists` or `session-exists` where nobody can be asked, `cancelled` after a no, and those of the file
 */
export async function permitChanges(
  conversation: Conversation,
  changes: readonly SectionChange[],
): Promise<void> {
  const { sections } = planConfigChange(conversation.runtime, changes);
  for (const section of sections) {
    if (!section.isNew && section.differences.length > 0) await permit(conversation, section);
  }
}

/**
 * Writes the changes.
 * @returns false where the file already said so
 * @throws SsoError those of the file
 */
export async function writeChanges(
  { runtime }: Conversation,
  changes: readonly SectionChange[],
): Promise<boolean> {
  const { sections } = planConfigChange(runtime, changes);
  if (sections.every(({ differences }) => differences.length === 0)) return false;
  await applyConfigChange(runtime, changes);
  return true;
}

async function permit({ flags, notice, prompter }: Conversation, section: PlannedSection): Promise<void> {
  const { kind, name, differences } = section;
  if (flags.force) return;
  if (!prompter.interactive) {
    if (kind === 'profile') throw new SsoError('profile-exists', { profile: name, differences });
    throw new SsoError('session-exists', { session: name, differences });
  }
  notice(`\n${text.changes[kind](cleanForTerminal(name))}`);
  for (const line of differences.flatMap(differenceLines)) notice(`  ${line}`);
  const agreed = await prompter.confirm({ ...text.changes.question, flag: '--force', default: false });
  if (!agreed) throw new SsoError('cancelled', {});
}
