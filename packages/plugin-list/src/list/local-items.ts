import {
  type AwsConfig,
  formatTimestamp,
  knownSessions,
  type Runtime,
  type Session,
  sessionKey,
  sessionState,
} from '@sso/core';
import { AccountNames } from '../profiles/account-names.ts';
import { describeProfile } from '../profiles/describe-profile.ts';
import type { ListItem } from './columns.ts';

/** The profiles of the config, in its order; those of one session only where one is given. */
export function profileItems(
  runtime: Runtime,
  config: AwsConfig,
  session: Session | undefined,
): readonly ListItem[] {
  const names = new AccountNames(runtime);
  const items = [...config.profiles.keys()].map((name) => profileItem(config, name, names));
  return session === undefined ? items : items.filter((item) => item.session === sessionKey(session));
}

function profileItem(config: AwsConfig, profile: string, names: AccountNames): ListItem {
  const description = describeProfile(config, profile);
  const region = config.profiles.get(profile)?.values.get('region') || null;
  if (description.kind === 'problem') {
    const unknown = { accountName: null, accountId: null, roleName: null };
    return { profile, ...unknown, region, session: null, problem: description.error.code };
  }
  const { session, accountId, roleName } = description;
  const accountName = names.nameOf(session, accountId) ?? null;
  return { profile, accountName, accountId, roleName, region, session: sessionKey(session), problem: null };
}

/** The sessions of the config, or the one that is given, with what this machine knows of their sign-in. */
export function sessionItems(
  runtime: Runtime,
  config: AwsConfig,
  session: Session | undefined,
): readonly ListItem[] {
  const sessions = session === undefined ? knownSessions(config) : [session];
  return sessions.map((each) => {
    const state = sessionState(runtime, each);
    const expiresAt = state.kind === 'signed-out' ? null : formatTimestamp(state.expiresAt);
    return {
      session: sessionKey(each),
      state: state.kind,
      expiresAt,
      region: each.region,
      startUrl: each.startUrl,
    };
  });
}
