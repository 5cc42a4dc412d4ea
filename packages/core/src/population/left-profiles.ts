import {
  type PresentProfile,
  type PresentProfiles,
  type ProfileIdentity,
  profileIdentity,
} from './present-profiles.ts';
import type { Standings } from './standing.ts';

/** Which profiles of ours are to go: none, those whose access has gone, or also those that the rules do not make (any more). */
export type Pruning = 'none' | 'gone' | 'unchosen';

/** A profile that we wrote for a session of this run, and that the rules do not make. */
export interface LeftProfile extends ProfileIdentity {
  readonly name: string;
  /** `gone`: the session does not give this access any more. */
  readonly reason: 'gone' | 'unchosen';
  /** `edited` and `commented` are kept because a person left something in them. */
  readonly fate: 'removed' | 'kept' | 'edited' | 'commented';
}

/**
 * By name. Of accounts that could not be listed nothing is known, so nothing is said about their profiles.
 * @param made the names that the rules make
 */
export function leftProfiles(
  { profiles }: PresentProfiles,
  standings: Standings,
  options: { readonly pruning: Pruning; readonly made: ReadonlySet<string> },
): readonly LeftProfile[] {
  const left: LeftProfile[] = [];
  for (const profile of profiles.values()) {
    const { name, origin } = profile;
    if (origin === 'by-hand' || options.made.has(name)) continue;
    const identity = profileIdentity(profile);
    const standing = standings.of(identity);
    if (standing === 'foreign' || standing === 'unknown') continue;
    const reason = standing === 'gone' ? 'gone' : 'unchosen';
    left.push({ name, ...identity, reason, fate: fateOf(profile, reason, options.pruning) });
  }
  return left.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function fateOf(
  { origin, hasComment }: PresentProfile,
  reason: LeftProfile['reason'],
  pruning: Pruning,
): LeftProfile['fate'] {
  if (origin === 'edited') return 'edited';
  if (pruning !== 'unchosen' && pruning !== reason) return 'kept';
  return hasComment ? 'commented' : 'removed';
}
