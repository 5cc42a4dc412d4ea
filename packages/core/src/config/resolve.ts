import { SsoError } from '../errors.ts';
import { nearest } from '../names/near.ts';
import type { Runtime } from '../runtime.ts';
import type { LegacySession, NamedSession, Session } from '../session/session.ts';
import type { AwsConfig, ConfigSection } from './aws-config.ts';
import { shownValue } from './ini/shown-line.ts';
import { withOwnProcess } from './own-process.ts';
import type { SsoProfile } from './profile.ts';

const sessionKeys = ['sso_start_url', 'sso_region'] as const;
const roleKeys = ['sso_account_id', 'sso_role_name'] as const;

export interface ActiveProfile {
  readonly name: string;
  readonly source: 'AWS_PROFILE' | 'AWS_DEFAULT_PROFILE' | 'default';
}

/** The profile that holds where none is named. A variable that is set and empty names the profile with the empty name, as for AWS CLI. */
export function activeProfileName({ env }: Runtime): ActiveProfile {
  if (env.AWS_PROFILE !== undefined) return { name: env.AWS_PROFILE, source: 'AWS_PROFILE' };
  if (env.AWS_DEFAULT_PROFILE !== undefined)
    return { name: env.AWS_DEFAULT_PROFILE, source: 'AWS_DEFAULT_PROFILE' };
  return { name: 'default', source: 'default' };
}

/**
 * A profile, with the keys that its `credential_process` stands for where that runs this program.
 * @throws SsoError `profile-not-found`, `profile-cycle`
 */
export function findProfile(config: AwsConfig, name: string): ConfigSection {
  const profile = config.profiles.get(name);
  if (profile) return withOwnProcess(config, profile);
  const near = nearest(name, config.profiles.keys());
  throw new SsoError('profile-not-found', { profile: name, near, file: config.configFile });
}

/**
 * A profile that gets its credentials through Identity Center, with its session.
 * @throws SsoError `profile-not-found`, `profile-not-sso`, `profile-incomplete`, `profile-contradicts-session`,
 *   `session-not-found`, `session-incomplete`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export function findSsoProfile(config: AwsConfig, name: string): SsoProfile {
  return ssoProfileOf(config, findProfile(config, name));
}

/**
 * As {@link findSsoProfile}, for a profile that was found already.
 * @throws SsoError those of {@link findSsoProfile} but `profile-not-found`
 */
export function ssoProfileOf(config: AwsConfig, profile: ConfigSection): SsoProfile {
  const { name } = profile;
  if (!usesIdentityCenter(profile)) throw new SsoError('profile-not-sso', { profile: name });
  const session = resolveSession(config, profile);
  const merged = withSessionKeys(config, profile);
  const missing = [...('kind' in session ? [] : session), ...missingKeys(merged, roleKeys)];
  if (!('kind' in session) || missing.length > 0)
    throw new SsoError('profile-incomplete', { profile: name, missing });
  return {
    name,
    session,
    accountId: merged.values.get('sso_account_id') ?? '',
    roleName: merged.values.get('sso_role_name') ?? '',
    region: profile.values.get('region') || undefined,
    output: profile.values.get('output') || undefined,
  };
}

/**
 * The session of a profile that need not have an account and a role: `sso_session` or a start URL is enough to sign in.
 * @throws SsoError `profile-not-found`, `profile-not-sso`, `profile-incomplete`, `profile-contradicts-session`,
 *   `session-not-found`, `session-incomplete`
 */
export function profileSession(config: AwsConfig, name: string): Session {
  const profile = findProfile(config, name);
  const session = resolveSession(config, profile);
  if ('kind' in session) return session;
  const hasAnyKey = [...sessionKeys, ...roleKeys].some((key) => profile.values.has(key));
  if (!hasAnyKey) throw new SsoError('profile-not-sso', { profile: name });
  throw new SsoError('profile-incomplete', { profile: name, missing: session });
}

/** Keys that, without an account and a role of Identity Center, say that a profile gets its credentials in another way. */
const otherWays = ['credential_process', 'aws_access_key_id', 'web_identity_token_file', 'login_session'];

/**
 * botocore asks Identity Center where an account or a role is named, but assumes the role of `role_arn` before it looks at that.
 * A profile that only names where to sign in counts too: it is incomplete rather than something else.
 */
export function usesIdentityCenter({ values }: ConfigSection): boolean {
  if (values.has('role_arn')) return false;
  if (roleKeys.some((key) => values.has(key))) return true;
  if (otherWays.some((key) => values.has(key))) return false;
  return values.has('sso_session') || values.has('sso_start_url');
}

/** The session, or the keys that a legacy profile lacks for one. */
function resolveSession(config: AwsConfig, profile: ConfigSection): Session | readonly string[] {
  const sessionName = profile.values.get('sso_session');
  if (sessionName === undefined) return legacySession(profile);
  const section = findSessionSection(config, sessionName, { profile: profile.name });
  for (const [key, sessionValue] of section.values) {
    const profileValue = profile.values.get(key);
    if (profileValue === undefined || profileValue === sessionValue) continue;
    throw new SsoError('profile-contradicts-session', {
      profile: profile.name,
      session: sessionName,
      key,
      profileValue: shownValue(key, profileValue),
      sessionValue: shownValue(key, sessionValue),
    });
  }
  return findSession(config, sessionName);
}

/** botocore adds the keys of the sso-session to the profile's, an account and a role among them. */
function withSessionKeys(config: AwsConfig, profile: ConfigSection): ConfigSection {
  const sessionName = profile.values.get('sso_session');
  const section = sessionName === undefined ? undefined : config.sessions.get(sessionName);
  return section ? { ...profile, values: new Map([...section.values, ...profile.values]) } : profile;
}

/**
 * The session of `[sso-session NAME]`.
 * @throws SsoError `session-not-found`, `session-incomplete`
 */
export function findSession(config: AwsConfig, name: string): NamedSession {
  const section = findSessionSection(config, name);
  const missing = missingKeys(section, sessionKeys);
  if (missing.length > 0) throw new SsoError('session-incomplete', { session: name, missing });
  return {
    kind: 'named',
    name,
    startUrl: section.values.get('sso_start_url') ?? '',
    region: section.values.get('sso_region') ?? '',
    scopes: scopesOf(section),
  };
}

/** @throws SsoError `session-not-found`; `profile` is the profile that names the session, if one does */
function findSessionSection(
  config: AwsConfig,
  name: string,
  options: { readonly profile?: string } = {},
): ConfigSection {
  const section = config.sessions.get(name);
  if (section) return section;
  const near = nearest(name, config.sessions.keys());
  throw new SsoError('session-not-found', { session: name, near, ...options });
}

/** What the profile's own keys name, or the keys that are missing for that. */
function legacySession(profile: ConfigSection): LegacySession | readonly string[] {
  const startUrl = profile.values.get('sso_start_url');
  const region = profile.values.get('sso_region');
  return startUrl && region ? { kind: 'legacy', startUrl, region } : missingKeys(profile, sessionKeys);
}

/** Keys of `keys` that a section has not or that are empty in it. */
function missingKeys(section: ConfigSection, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => !section.values.get(key));
}

/**
 * Every session that the config knows: the named ones in the order of the file, then those that legacy profiles name, one for
 * each start URL. Incomplete ones are left out.
 */
export function knownSessions(config: AwsConfig): readonly Session[] {
  const named = [...config.sessions.values()]
    .filter((section) => missingKeys(section, sessionKeys).length === 0)
    .map(({ name }) => findSession(config, name));
  const legacy = new Map<string, LegacySession>();
  for (const profile of config.profiles.values()) {
    if (profile.values.has('sso_session')) continue;
    const session = legacySession(profile);
    if ('kind' in session && !legacy.has(session.startUrl)) legacy.set(session.startUrl, session);
  }
  return [...named, ...legacy.values()];
}

function scopesOf(section: ConfigSection): readonly string[] {
  const scopes = section.values.get('sso_registration_scopes') ?? '';
  return scopes
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}
