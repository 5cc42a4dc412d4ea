import { shownValue } from '../config/ini/shown-line.ts';
import { sessionChanges } from '../config/profile-changes.ts';
import type { SectionChange } from '../config/section-targets.ts';
import type { ConfigEdit } from '../config/write.ts';
import type { Access } from '../directory/access-filter.ts';
import { type KeyDifference, SsoError } from '../errors.ts';
import { sessionKey } from '../session/select-session.ts';
import type { Session } from '../session/session.ts';
import { profileContent } from './content.ts';
import { type LeftProfile, leftProfiles, type Pruning } from './left-profiles.ts';
import { markKey } from './mark.ts';
import { type PresentProfile, type PresentProfiles, profileIdentity } from './present-profiles.ts';
import { type NameConflict, type NamedTarget, settleNames, type UnnamedTarget } from './profile-names.ts';
import { type Standings, standings } from './standing.ts';
import {
  chooseUnlisted,
  type PopulationSource,
  type ProfileTarget,
  profileTargets,
  unmatchedRules,
} from './targets.ts';

export interface PopulationRequest {
  readonly sources: readonly PopulationSource[];
  readonly pruning: Pruning;
  /** Of the machine whose shell a `credential_process` is for. */
  readonly platform: NodeJS.Platform;
}

/** What would happen to the config file. Every list is in the order of the profiles' names. */
export interface PopulationPlan {
  readonly added: readonly PopulatedProfile[];
  readonly changed: readonly ChangedProfile[];
  readonly unchanged: readonly PopulatedProfile[];
  /** The name is that of a profile which a person wrote or edited: it stays as it is. */
  readonly kept: readonly KeptProfile[];
  /** Those to be removed are among them. */
  readonly left: readonly LeftProfile[];
  readonly unnamed: readonly UnnamedProfile[];
  /** All of it, as changes of the file. */
  readonly edit: Required<ConfigEdit>;
}

export interface PopulatedProfile extends Access {
  readonly name: string;
  /** An sso-session's name, or the start URL of one without. */
  readonly session: string;
  readonly region: string | undefined;
  /** Further keys beside those that say where the credentials come from. */
  readonly settings: Readonly<Record<string, string>>;
  /** The name that the template gives; another one than `name` where `conflict` says why. */
  readonly wantedName: string;
  readonly conflict: NameConflict | undefined;
}

export interface ChangedProfile extends PopulatedProfile {
  /** Without the mark. */
  readonly differences: readonly KeyDifference[];
}

export interface KeptProfile extends PopulatedProfile {
  readonly origin: Exclude<PresentProfile['origin'], 'ours'>;
}

/** No profile can be made. `unusable`: the file, or a command in it, has no safe form for a name or a value. */
export interface UnnamedProfile extends Omit<PopulatedProfile, 'name' | 'conflict'> {
  readonly problem: UnnamedTarget['problem'];
}

/**
 * Compares what the rules ask for with what the file has. It is an error if they ask for nothing at all, unless that may be for
 * accounts that could not be listed. Depends on neither the order of the directory nor that of the file.
 * @throws SsoError `filter-matches-nothing`, `pattern-invalid`, `template-invalid`, `setting-unusable`, `name-unusable`
 */
export function planPopulation(present: PresentProfiles, request: PopulationRequest): PopulationPlan {
  const { sources, platform, pruning } = request;
  const targets = sources.flatMap(profileTargets);
  if (targets.length === 0 && !sources.some(chooseUnlisted)) {
    throw new SsoError('filter-matches-nothing', { unmatched: sources.flatMap(unmatchedRules) });
  }
  const standing = standings(sources);
  const { named, unnamed } = settleNames(targets, takenNames(present, targets, standing));
  const draft = new Draft(present, platform);
  for (const target of named) draft.place(target);
  for (const target of unnamed) draft.refuse(target, target.problem);
  const made = new Set(named.map(({ name }) => name));
  const left = leftProfiles(present, standing, { pruning, made });
  return draft.plan(left, missingSessions(present, sources));
}

/**
 * A profile of ours for access that this run is not about, of another session or left out by the filter, keeps its name: it must not
 * come to mean another account.
 */
function takenNames(
  { profiles }: PresentProfiles,
  targets: readonly ProfileTarget[],
  standing: Standings,
): (name: string, target: ProfileTarget) => boolean {
  const key = (
    session: string | undefined,
    { accountId, roleName }: Pick<Access, 'accountId' | 'roleName'>,
  ) => JSON.stringify([session, accountId, roleName]);
  const inThisRun = new Set(targets.map(({ session, access }) => key(sessionKey(session), access)));
  return (name, { session, access }) => {
    const profile = profiles.get(name);
    if (profile?.origin !== 'ours') return false;
    const identity = profileIdentity(profile);
    const present = key(standing.sessionOf(identity), identity);
    if (present === key(sessionKey(session), access) || inThisRun.has(present)) return false;
    return standing.of(identity) !== 'gone';
  };
}

/** Sessions that only the rules know, so that no profile names one that is not there. */
function missingSessions(
  { sessions }: PresentProfiles,
  sources: readonly PopulationSource[],
): readonly SectionChange[] {
  const missing = new Map<string, Session>();
  for (const { session, rules } of sources) {
    const isNamed = session.kind === 'named' && rules.form !== 'legacy';
    if (isNamed && !sessions.has(session.name)) missing.set(session.name, session);
  }
  return [...missing.values()].flatMap(sessionChanges);
}

/** Sorts targets, one after the other, by what has to be done about each. */
class Draft {
  readonly #profiles: PresentProfiles['profiles'];
  readonly #platform: NodeJS.Platform;
  readonly #added: PopulatedProfile[] = [];
  readonly #changed: ChangedProfile[] = [];
  readonly #unchanged: PopulatedProfile[] = [];
  readonly #kept: KeptProfile[] = [];
  readonly #unnamed: UnnamedProfile[] = [];
  readonly #changes: SectionChange[] = [];

  constructor({ profiles }: PresentProfiles, platform: NodeJS.Platform) {
    this.#profiles = profiles;
    this.#platform = platform;
  }

  place(target: NamedTarget): void {
    const content = profileContent(target, { platform: this.#platform });
    if (content === undefined) {
      this.refuse(target, 'unusable');
      return;
    }
    const { name, conflict } = target;
    const profile = { name, ...described(target), conflict };
    const present = this.#profiles.get(name);
    if (present === undefined) this.#added.push(profile);
    else if (present.origin !== 'ours') this.#kept.push({ ...profile, origin: present.origin });
    else if (present.values.get(markKey) === content.get(markKey)) this.#unchanged.push(profile);
    else this.#changed.push({ ...profile, differences: differences(present.values, content) });
    if (present === undefined || this.#changed.at(-1)?.name === name) this.#write(name, present, content);
  }

  refuse(target: ProfileTarget, problem: UnnamedTarget['problem']): void {
    this.#unnamed.push({ ...described(target), problem });
  }

  plan(left: readonly LeftProfile[], sessions: readonly SectionChange[]): PopulationPlan {
    const removals = left.filter(({ fate }) => fate === 'removed');
    const changes = this.#changes.length === 0 ? [] : [...sessions, ...this.#changes];
    return {
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      kept: this.#kept,
      left,
      unnamed: this.#unnamed.toSorted((a, b) => (unnamedKey(a) < unnamedKey(b) ? -1 : 1)),
      edit: { changes, removals: removals.map(({ name }) => ({ kind: 'profile', name })) },
    };
  }

  #write(name: string, present: PresentProfile | undefined, content: ReadonlyMap<string, string>): void {
    const remove = [...(present?.values.keys() ?? [])].filter((key) => !content.has(key));
    this.#changes.push({ kind: 'profile', name, set: [...content], remove });
  }
}

function described({
  access,
  session,
  settings,
  wantedName,
}: ProfileTarget): Omit<UnnamedProfile, 'problem'> {
  const { region, ...others } = Object.fromEntries(settings);
  return { ...access, session: sessionKey(session), region, settings: others, wantedName };
}

function unnamedKey({ accountId, roleName, region, wantedName }: UnnamedProfile): string {
  return JSON.stringify([accountId, roleName, region, wantedName]);
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly KeyDifference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const shown = (key: string, value: string | undefined) =>
    value === undefined ? undefined : shownValue(key, value);
  return keys
    .filter((key) => key !== markKey && before.get(key) !== after.get(key))
    .map((key) => ({ key, before: shown(key, before.get(key)), after: shown(key, after.get(key)) }));
}
