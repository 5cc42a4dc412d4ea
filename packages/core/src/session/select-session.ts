import type { AwsConfig } from '../config/aws-config.ts';
import { activeProfileName, findSession, knownSessions, profileSession } from '../config/resolve.ts';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Session } from './session.ts';

export type SessionSelection =
  | { readonly kind: 'session'; readonly session: Session }
  /** Several are known and nothing says which is meant. */
  | { readonly kind: 'several'; readonly sessions: readonly Session[] };

/**
 * Which sign-in a command is about: the one named, else that of the profile, else the active profile's, else the only one known.
 * @param wanted `session` is an sso-session's name, or the start URL of one that only legacy profiles have
 * @throws SsoError `session-not-found`, `profile-of-other-session`, `nothing-configured`, and as {@link profileSession}
 */
export function selectSession(
  runtime: Runtime,
  config: AwsConfig,
  wanted: { readonly session?: string | undefined; readonly profile?: string | undefined },
): SessionSelection {
  if (wanted.session !== undefined) {
    const session = sessionNamed(config, wanted.session);
    if (wanted.profile !== undefined) checkAgrees(config, wanted.profile, session);
    return { kind: 'session', session };
  }
  const active = activeProfileName(runtime);
  const profile = wanted.profile ?? (active.source === 'default' ? undefined : active.name);
  if (profile !== undefined) return { kind: 'session', session: profileSession(config, profile) };
  return selectKnown(config, active.name);
}

function sessionNamed(config: AwsConfig, name: string): Session {
  const legacy = knownSessions(config).find(
    (session) => session.kind === 'legacy' && session.startUrl === name,
  );
  return config.sessions.has(name) || legacy === undefined ? findSession(config, name) : legacy;
}

function checkAgrees(config: AwsConfig, profile: string, session: Session): void {
  const ofProfile = sessionKey(profileSession(config, profile));
  const wanted = sessionKey(session);
  if (ofProfile === wanted) return;
  throw new SsoError('profile-of-other-session', { profile, profileSession: ofProfile, session: wanted });
}

/** What a person types to name it. */
export function sessionKey(session: Session): string {
  return session.kind === 'named' ? session.name : session.startUrl;
}

function selectKnown(config: AwsConfig, defaultProfile: string): SessionSelection {
  const sessions = knownSessions(config);
  const [first] = sessions;
  if (first === undefined) throw new SsoError('nothing-configured', { file: config.configFile });
  if (sessions.length === 1) return { kind: 'session', session: first };
  const ofDefault = config.profiles.has(defaultProfile) ? sessionOf(config, defaultProfile) : undefined;
  return ofDefault === undefined ? { kind: 'several', sessions } : { kind: 'session', session: ofDefault };
}

function sessionOf(config: AwsConfig, profile: string): Session | undefined {
  try {
    return profileSession(config, profile);
  } catch (error) {
    if (SsoError.is(error, 'profile-not-sso')) return undefined;
    throw error;
  }
}
