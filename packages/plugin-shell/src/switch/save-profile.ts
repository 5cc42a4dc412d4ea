import {
  applyConfigChange,
  defaultProfileName,
  planConfigChange,
  profileChanges,
  type Runtime,
  SsoError,
} from '@sso/core';
import type { SwitchEntry } from './entry.ts';
import type { SwitchFlags } from './request.ts';

/**
 * Writes a profile for a role that has none, and goes on with that. A profile stays as it is.
 * @throws SsoError `profile-exists` where one by that name says something else, and those of the config file
 */
export async function saveProfile(
  runtime: Runtime,
  entry: SwitchEntry,
  { name, region }: Pick<SwitchFlags, 'name' | 'region'>,
): Promise<SwitchEntry> {
  const { choice, session } = entry;
  if (choice.kind === 'profile' || session === undefined) return entry;
  const { accountId, roleName } = choice;
  const profile = name ?? defaultProfileName(choice, roleName);
  const changes = profileChanges({ name: profile, session, accountId, roleName, region });
  for (const { kind, isNew, differences } of planConfigChange(runtime, changes).sections) {
    if (kind === 'profile' && !isNew && differences.length > 0)
      throw new SsoError('profile-exists', { profile, differences });
  }
  await applyConfigChange(runtime, changes);
  return { ...entry, choice: { kind: 'profile', profile }, region };
}
