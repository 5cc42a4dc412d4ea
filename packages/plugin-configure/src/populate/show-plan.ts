import {
  cleanForTerminal,
  type LeftProfile,
  type PopulatedProfile,
  type PopulationPlan,
  type SectionChange,
  type UnnamedProfile,
} from '@sso/core';
import { differenceLines } from '../differences.ts';
import { text } from '../messages/text.ts';

const texts = text.populate;

/**
 * The plan as lines: what is added, changed, removed, and what stays although it is in the way. `limit` is how many of each kind are
 * shown.
 */
export function planLines(plan: PopulationPlan, limit: number): readonly string[] {
  const removed = plan.left.filter(({ fate }) => fate === 'removed');
  return [
    ...plan.edit.changes.filter(({ kind }) => kind === 'sso-session').map(sessionLine),
    ...shortened(plan.added, limit, (profile) => [`+ ${profileLine(profile)}`]),
    ...shortened(plan.changed, limit, (profile) => [
      `~ ${profileLine(profile)}`,
      ...profile.differences.flatMap(differenceLines).map((line) => `    ${line}`),
    ]),
    ...shortened(removed, limit, (profile) => [`- ${leftLine(profile)}`]),
    ...shortened(plan.kept, limit, ({ name, origin }) => [texts.kept[origin](cleanForTerminal(name))]),
    ...shortened(plan.left.flatMap(leftNote), limit, (note) => [note]),
    ...shortened(plan.unnamed, limit, (one) => [unnamedNote(one)]),
  ];
}

export function summaryLines(plan: PopulationPlan): readonly string[] {
  const { added, changed, unchanged, left } = plan;
  const removed = left.filter(({ fate }) => fate === 'removed').length;
  const gone = left.filter(({ fate, reason }) => fate === 'kept' && reason === 'gone').length;
  return [
    texts.summaryLine({
      added: added.length,
      changed: changed.length,
      removed,
      unchanged: unchanged.length,
    }),
    ...(gone === 0 ? [] : [texts.gone(gone)]),
  ];
}

export function isNothingToDo({ edit }: PopulationPlan): boolean {
  return edit.changes.length === 0 && edit.removals.length === 0;
}

function shortened<T>(
  items: readonly T[],
  limit: number,
  lines: (item: T) => readonly string[],
): readonly string[] {
  const shown = items.slice(0, limit).flatMap(lines);
  return items.length <= limit ? shown : [...shown, `  ${texts.more(items.length - limit)}`];
}

function sessionLine({ name, set }: SectionChange): string {
  const startUrl = new Map(set).get('sso_start_url') ?? '';
  return texts.session(cleanForTerminal(name), cleanForTerminal(startUrl));
}

function profileLine(profile: PopulatedProfile): string {
  const { name, region, settings, conflict, wantedName } = profile;
  const keys = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  const more = [...(region === undefined ? [] : [region]), ...keys].map(
    (text) => `, ${cleanForTerminal(text)}`,
  );
  const why = conflict === undefined ? '' : ` (${texts.conflicts[conflict](cleanForTerminal(wantedName))})`;
  return `${cleanForTerminal(name)}: ${accessWords(profile)}${more.join('')}${why}`;
}

function accessWords({ accountName, accountId, roleName }: Omit<UnnamedProfile, 'problem'>): string {
  const account = [cleanForTerminal(accountName), `(${cleanForTerminal(accountId)})`].join(' ').trim();
  return `${account}, ${cleanForTerminal(roleName)}`;
}

function leftLine({ name, accountId, roleName, reason }: LeftProfile): string {
  const access = `${cleanForTerminal(accountId)}, ${cleanForTerminal(roleName)}`;
  return `${cleanForTerminal(name)}: ${access} (${texts.leftReasons[reason]})`;
}

/** Of an edited profile that these rules do not make, only the lost access is news. */
function leftNote({ name, reason, fate }: LeftProfile): readonly string[] {
  const because = texts.leftReasons[reason];
  if (fate === 'commented') return [texts.leftCommented(cleanForTerminal(name), because)];
  if (fate === 'edited' && reason === 'gone') return [texts.leftEdited(cleanForTerminal(name), because)];
  return [];
}

function unnamedNote(profile: UnnamedProfile): string {
  return texts.unnamed[profile.problem](accessWords(profile), cleanForTerminal(profile.wantedName));
}
