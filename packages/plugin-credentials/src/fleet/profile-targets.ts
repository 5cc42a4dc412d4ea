import { UsageError } from '@sso/cli-kit';
import {
  type AwsConfig,
  type CredentialSource,
  chooses,
  cleanForTerminal,
  findProfile,
  parsePatterns,
  profileCredentialSource,
  type Runtime,
  readDirectory,
  type Session,
  SsoError,
  sessionKey,
  sourceTarget,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { Candidate, Candidates } from './choose-targets.ts';
import type { FleetConversation } from './conversation.ts';

/**
 * The profiles of the config that the patterns choose, as far as Identity Center gives their credentials.
 * @throws UsageError where there is none; SsoError `pattern-invalid` and those of profiles
 */
export function profileTargets(
  { runtime, notice }: FleetConversation,
  config: AwsConfig,
  patterns: readonly string[],
): Candidates {
  const list = parsePatterns(patterns);
  const names = [...config.profiles.keys()].filter((name) => chooses(list, ({ fits }) => fits(name)));
  const accountNameOf = accountNames(runtime);
  const candidates: Candidate[] = [];
  for (const profile of names) {
    const source = sourceOf(config, profile);
    if (source === undefined) continue;
    const { session, accountId, roleName } = sourceTarget(source);
    const accountName = accountNameOf(session, accountId);
    const region = findProfile(config, profile).values.get('region') || undefined;
    candidates.push({ source, profile, accountId, accountName, roleName, region });
  }
  if (candidates.length === 0) throw new UsageError(text.fleet.noProfile(patterns.map(cleanForTerminal)));
  if (candidates.length < names.length) notice(text.fleet.otherProfiles(names.length - candidates.length));
  return { candidates, unlisted: [] };
}

/** Patterns choose broadly: a profile of another kind, or for signing in only, is no mistake. */
function sourceOf(config: AwsConfig, profile: string): CredentialSource | undefined {
  try {
    return profileCredentialSource(config, profile);
  } catch (error) {
    if (SsoError.is(error, 'profile-not-sso') || SsoError.is(error, 'profile-incomplete')) return undefined;
    throw error;
  }
}

/** As far as they are known from an earlier listing. */
function accountNames(runtime: Runtime): (session: Session, accountId: string) => string {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (session, accountId) => {
    const names =
      known.get(sessionKey(session)) ??
      new Map(readDirectory(runtime, session)?.accounts.map((one) => [one.accountId, one.accountName]));
    known.set(sessionKey(session), names);
    return names.get(accountId) ?? '';
  };
}
