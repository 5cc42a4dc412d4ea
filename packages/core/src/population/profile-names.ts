import { sectionHeader } from '../config/section-name.ts';
import { SsoError } from '../errors.ts';
import { sessionKey } from '../session/select-session.ts';
import type { ProfileTarget } from './targets.ts';

/** `equal`: others wanted it too; `taken`: a profile has it whose access is not in this run; `reserved`: `default`, which means no choice. */
export type NameConflict = 'equal' | 'taken' | 'empty' | 'reserved';

export interface NamedTarget extends ProfileTarget {
  readonly name: string;
  /** Why it is not the name that was wanted. */
  readonly conflict: NameConflict | undefined;
}

/** Without a name that would do. `equal`: all that tells it apart is in the name already. */
export interface UnnamedTarget extends ProfileTarget {
  readonly problem: 'unusable' | 'equal';
}

export interface NamedTargets {
  /** By name. */
  readonly named: readonly NamedTarget[];
  readonly unnamed: readonly UnnamedTarget[];
}

/** What is added to a name, in this order, until it is the only one. */
const additions: readonly ((target: ProfileTarget) => string)[] = [
  ({ access }) => access.accountId,
  ({ access }) => access.roleName,
  ({ settings }) => settings.get('region') ?? '',
  ({ session }) => sessionKey(session),
];

interface Draft {
  readonly target: ProfileTarget;
  readonly added: Set<number>;
  conflict: NameConflict | undefined;
}

/**
 * Gives every target a name of its own. Of several that want the same name none gets it, and each gets what tells them apart
 * added: who has it must not depend on an order, and a name that was for one account must not come to mean another.
 * @param isTaken whether somebody else has the name
 */
export function settleNames(
  targets: readonly ProfileTarget[],
  isTaken: (name: string, target: ProfileTarget) => boolean,
): NamedTargets {
  const drafts = withoutRepetition(targets).map((target): Draft => {
    return { target, added: new Set(), conflict: undefined };
  });
  let stuck: ReadonlySet<Draft> | undefined;
  while (stuck === undefined) stuck = resolve(findConflicts(drafts, isTaken));
  return sorted(drafts, stuck);
}

/** Makes every name in conflict longer. Once none can be, those that are left. */
function resolve(conflicts: readonly Conflict[]): ReadonlySet<Draft> | undefined {
  const stuck = new Set<Draft>();
  let hasChanged = false;
  for (const { conflict, members } of conflicts) {
    const addition = nextAddition(members);
    hasChanged ||= addition !== undefined;
    for (const draft of members) {
      draft.conflict ??= conflict;
      if (addition === undefined) stuck.add(draft);
      else draft.added.add(addition);
    }
  }
  return hasChanged ? undefined : stuck;
}

/** The same profile by two rules: the later one counts. */
function withoutRepetition(targets: readonly ProfileTarget[]): readonly ProfileTarget[] {
  const byIdentity = new Map<string, ProfileTarget>();
  for (const target of targets) {
    const parts = [target.wantedName, ...additions.map((addition) => addition(target))];
    byIdentity.set(JSON.stringify(parts), target);
  }
  return [...byIdentity.values()];
}

interface Conflict {
  readonly conflict: NameConflict;
  readonly members: readonly Draft[];
}

function findConflicts(
  drafts: readonly Draft[],
  isTaken: (name: string, target: ProfileTarget) => boolean,
): readonly Conflict[] {
  return [...Map.groupBy(drafts, nameOf)].flatMap(([name, members]): readonly Conflict[] => {
    const each = (conflict: NameConflict, of = members) =>
      of.map((draft) => ({ conflict, members: [draft] }));
    if (name === '') return each('empty');
    if (name === 'default') return each('reserved');
    if (members.length > 1) return [{ conflict: 'equal', members }];
    return each(
      'taken',
      members.filter(({ target }) => isTaken(name, target)),
    );
  });
}

function nameOf({ target, added }: Draft): string {
  const more = additions.filter((_, index) => added.has(index)).map((addition) => addition(target));
  return [target.wantedName, ...more].filter((part) => part !== '').join('-');
}

function nextAddition(members: readonly Draft[]): number | undefined {
  const index = additions.findIndex((addition, candidate) => {
    if (members.every(({ added }) => added.has(candidate))) return false;
    const texts = new Set(members.map(({ target }) => addition(target)));
    return members.length === 1 ? !texts.has('') : texts.size > 1;
  });
  return index === -1 ? undefined : index;
}

function sorted(drafts: readonly Draft[], stuck: ReadonlySet<Draft>): NamedTargets {
  const named: NamedTarget[] = [];
  const unnamed: UnnamedTarget[] = [];
  for (const draft of drafts) {
    const name = nameOf(draft);
    if (stuck.has(draft)) unnamed.push({ ...draft.target, problem: 'equal' });
    else if (!isUsable(name)) unnamed.push({ ...draft.target, problem: 'unusable' });
    else named.push({ ...draft.target, name, conflict: draft.conflict });
  }
  return {
    named: named.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    unnamed: unnamed.toSorted((a, b) => (identity(a) < identity(b) ? -1 : 1)),
  };
}

function identity({ access, wantedName }: ProfileTarget): string {
  return JSON.stringify([access.accountId, access.roleName, wantedName]);
}

function isUsable(name: string): boolean {
  try {
    sectionHeader('profile', name);
    return name.trim() === name;
  } catch (error) {
    if (SsoError.is(error, 'name-unusable')) return false;
    throw error;
  }
}
