import type {
  Directory,
  KeyDifference,
  LeftProfile,
  NameConflict,
  PopulatedProfile,
  PopulationPlan,
  UnmatchedPattern,
  UnnamedProfile,
} from '@sso/core';

/** What `sso populate --json` prints. Without `written`, the changes are those that would be made. */
export interface PopulateResult {
  readonly configFile: string;
  readonly written: boolean;
  readonly added: readonly ResultProfile[];
  readonly changed: readonly (ResultProfile & { readonly differences: readonly KeyDifference[] })[];
  readonly unchanged: readonly ResultProfile[];
  /** The name is that of a profile that a person wrote or edited. */
  readonly kept: readonly (ResultProfile & { readonly origin: 'edited' | 'by-hand' })[];
  readonly removed: readonly ResultLeft[];
  /** Profiles of ours that these rules do not make, and that stay. */
  readonly left: readonly (ResultLeft & { readonly fate: Exclude<LeftProfile['fate'], 'removed'> })[];
  readonly unnamed: readonly (Omit<ResultProfile, 'profile' | 'conflict'> &
    Pick<UnnamedProfile, 'problem'>)[];
  /** Accounts whose roles could not be listed. */
  readonly failures: Directory['failures'];
  readonly unmatched: readonly UnmatchedPattern[];
}

interface ResultProfile {
  readonly profile: string;
  /** The name that the template gives; another one where `conflict` says why. */
  readonly wantedName: string;
  readonly conflict: NameConflict | null;
  readonly session: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly region: string | null;
  readonly settings: Readonly<Record<string, string>>;
}

interface ResultLeft {
  readonly profile: string;
  readonly session: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly reason: LeftProfile['reason'];
}

export function resultOf(
  plan: PopulationPlan,
  others: Pick<PopulateResult, 'configFile' | 'written' | 'failures' | 'unmatched'>,
): PopulateResult {
  const { configFile, written, failures, unmatched } = others;
  return {
    configFile,
    written,
    added: plan.added.map(profileOf),
    changed: plan.changed.map((one) => ({ ...profileOf(one), differences: one.differences })),
    unchanged: plan.unchanged.map(profileOf),
    kept: plan.kept.map((one) => ({ ...profileOf(one), origin: one.origin })),
    removed: plan.left.filter(({ fate }) => fate === 'removed').map(leftOf),
    left: plan.left.flatMap((one) => (one.fate === 'removed' ? [] : [{ ...leftOf(one), fate: one.fate }])),
    unnamed: plan.unnamed.map((one) => ({ ...accessOf(one), problem: one.problem })),
    failures,
    unmatched,
  };
}

function profileOf(profile: PopulatedProfile): ResultProfile {
  return { profile: profile.name, ...accessOf(profile), conflict: profile.conflict ?? null };
}

function accessOf({
  wantedName,
  session,
  accountId,
  accountName,
  roleName,
  region,
  settings,
}: Omit<PopulatedProfile, 'name' | 'conflict'>): Omit<ResultProfile, 'profile' | 'conflict'> {
  return { wantedName, session, accountId, accountName, roleName, region: region ?? null, settings };
}

function leftOf({ name, session, accountId, roleName, reason }: LeftProfile): ResultLeft {
  return { profile: name, session, accountId, roleName, reason };
}
