import { displayWidth, shorten } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import type { FleetTarget } from './target.ts';

/** Columns for a name; those of accounts may have hundreds of letters. */
const widestName = 40;

/**
 * What the lines of each target begin with: its name, and of its id, role and region what it takes to tell it from the others. All are
 * equally wide.
 */
export function prefixLabels(targets: readonly FleetTarget[]): ReadonlyMap<FleetTarget, string> {
  const accounts = distinct(targets, nameOf, ({ accountId }) => accountId);
  const roles = distinct(targets, accountOf, ({ roleName }) => roleName);
  const regions = distinct(targets, accessOf, ({ region = '' }) => region);
  const labels = targets.map((target) => {
    const isOneOf = (values: ReadonlyMap<string, ReadonlySet<string>>, key: string): boolean =>
      (values.get(key)?.size ?? 0) > 1;
    return [
      nameOf(target),
      ...(isOneOf(accounts, nameOf(target)) ? [target.accountId] : []),
      ...(isOneOf(roles, accountOf(target)) ? [target.roleName] : []),
      ...(isOneOf(regions, accessOf(target)) ? [target.region ?? ''] : []),
    ]
      .map(cleanForTerminal)
      .join(' ');
  });
  const widest = labels.reduce((width, label) => Math.max(width, displayWidth(label)), 0);
  return new Map(
    targets.map((target, index) => {
      const label = labels[index] ?? '';
      return [target, label + ' '.repeat(widest - displayWidth(label))];
    }),
  );
}

function nameOf({ profile, accountName, accountId }: FleetTarget): string {
  return shorten(cleanForTerminal(profile ?? accountName), widestName) || accountId;
}

function accountOf(target: FleetTarget): string {
  return JSON.stringify([nameOf(target), target.accountId]);
}

function accessOf(target: FleetTarget): string {
  return JSON.stringify([accountOf(target), target.roleName]);
}

/** The different values that those of one key have. */
function distinct(
  targets: readonly FleetTarget[],
  keyOf: (target: FleetTarget) => string,
  partOf: (target: FleetTarget) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const target of targets) {
    const key = keyOf(target);
    values.set(key, (values.get(key) ?? new Set()).add(partOf(target)));
  }
  return values;
}
