import { workingFolder } from '@sso/cli-kit';
import {
  type AwsConfig,
  checkRegion,
  type DirectoryFailure,
  readProduction,
  type ServiceContext,
} from '@sso/core';
import type { FleetConversation } from './conversation.ts';
import { directoryTargets } from './directory-targets.ts';
import { profileTargets } from './profile-targets.ts';
import type { FleetTarget } from './target.ts';

/** A target before it is known what is production; with the region that it has by itself. */
export type Candidate = Omit<FleetTarget, 'isProduction'>;

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Accounts that may have been meant, of which the roles could not be listed. */
  readonly unlisted: readonly DirectoryFailure[];
}

export interface ChosenTargets {
  /** At least one, or one that is not listed. */
  readonly targets: readonly FleetTarget[];
  readonly unlisted: readonly DirectoryFailure[];
  /** Whether even a single run for production is asked about. */
  readonly confirmsProduction: boolean;
}

/**
 * What the command is run for: each account and role, or each profile, that the flags choose, in each region.
 * @throws UsageError, and SsoError `filter-matches-nothing`, `pattern-invalid`, `region-invalid`, `declaration-invalid`, and those of
 *   sessions, profiles and the listing
 */
export async function chooseTargets(
  conversation: FleetConversation,
  config: AwsConfig,
  context: ServiceContext,
): Promise<ChosenTargets> {
  const { runtime, flags } = conversation;
  for (const region of flags.region ?? []) checkRegion(region);
  const production = await readProduction(runtime, { platform: process.platform, cwd: workingFolder() });
  const { candidates, unlisted } =
    flags.profiles === undefined
      ? await directoryTargets(conversation, config, context)
      : profileTargets(conversation, config, flags.profiles);
  const targets = candidates.flatMap((candidate) => {
    const isProduction = production.includes(candidate);
    const regions = flags.region ?? [candidate.region];
    return regions.map((region) => ({ ...candidate, region, isProduction }));
  });
  return { targets, unlisted, confirmsProduction: production.confirm };
}
