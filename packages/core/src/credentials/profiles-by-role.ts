import type { AwsConfig } from '../config/aws-config.ts';
import { SsoError } from '../errors.ts';
import { sessionKey } from '../session/select-session.ts';
import type { Session } from '../session/session.ts';
import { type CredentialSource, profileCredentialSource } from './credential-source.ts';
import type { RoleTarget } from './role-credentials.ts';

/**
 * Looks the config's profiles through once, for the question which of them give the credentials of a role of a session: in the config's
 * order, none where there is no such profile. A profile that goes on to assume another role gives that one's, even if it has the same name.
 */
export function profilesByRole(
  config: AwsConfig,
): (session: Session, target: RoleTarget) => readonly string[] {
  const profiles = new Map<string, string[]>();
  for (const name of config.profiles.keys()) {
    const source = sourceOf(config, name);
    if (source?.kind !== 'sso') continue;
    const key = keyOf(source.session, source.target);
    const names = profiles.get(key);
    if (names === undefined) profiles.set(key, [name]);
    else names.push(name);
  }
  return (session, target) => profiles.get(keyOf(session, target)) ?? [];
}

/** Profiles that get their credentials in another way, or not at all, give no role of a session. */
function sourceOf(config: AwsConfig, profile: string): CredentialSource | undefined {
  try {
    return profileCredentialSource(config, profile);
  } catch (error) {
    if (error instanceof SsoError) return undefined;
    throw error;
  }
}

function keyOf(session: Session, { accountId, roleName }: RoleTarget): string {
  return JSON.stringify([sessionKey(session), accountId, roleName]);
}
