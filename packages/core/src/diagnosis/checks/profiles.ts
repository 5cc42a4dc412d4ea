import type { AwsConfig, ConfigSection } from '../../config/aws-config.ts';
import { findProfile, findSession, ssoProfileOf, usesIdentityCenter } from '../../config/resolve.ts';
import { profileCredentialSource } from '../../credentials/credential-source.ts';
import { checkRegion } from '../../endpoints/region.ts';
import { checkStartUrl } from '../../endpoints/start-url.ts';
import { SsoError, type SsoErrorCode } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';
import { type SectionPlaces, sectionPlaces } from '../section-places.ts';

/** Profiles and sessions with something missing, contradictory or impossible. */
export const profiles: Check = {
  id: 'profiles',
  run: async ({ config }) => {
    const { aws } = config;
    const places = sectionPlaces(config);
    return [
      ...[...aws.sessions.keys()].flatMap((name) => sessionFindings(aws, name, places)),
      ...[...aws.profiles.values()].flatMap((profile) => profileFindings(aws, profile, places)),
    ];
  },
};

function sessionFindings(aws: AwsConfig, name: string, places: SectionPlaces): readonly Found[] {
  const error = errorOf(() => checkSession(findSession(aws, name)));
  if (error === undefined) return [];
  const data = { session: name, error };
  return [
    { code: 'session-unusable', severity: 'error', subject: name, ...places('sso-session', name), data },
  ];
}

function profileFindings(aws: AwsConfig, profile: ConfigSection, places: SectionPlaces): readonly Found[] {
  const { name } = profile;
  const place = { subject: name, ...places('profile', name) };
  const error = errorOf(() => {
    const found = findProfile(aws, name);
    if (found.values.has('role_arn')) checkChain(aws, name);
    if (!usesIdentityCenter(found)) return;
    const { session } = ssoProfileOf(aws, found);
    // Of a named session it is told once, and not by every profile.
    if (session.kind === 'legacy') checkSession(session);
  });
  // A profile that is only there to sign in with has no account and role.
  if (error !== undefined && !isForSignInOnly(profile, error))
    return [{ ...place, code: 'profile-unusable', severity: 'error', data: { profile: name, error } }];
  return keysRepeated(aws, profile, place);
}

function isForSignInOnly({ values }: ConfigSection, error: SsoError): boolean {
  return (
    SsoError.is(error, 'profile-incomplete') &&
    !values.has('sso_account_id') &&
    !values.has('sso_role_name') &&
    error.data.missing.every((key) => key === 'sso_account_id' || key === 'sso_role_name')
  );
}

/** A profile of both forms works while they agree. */
function keysRepeated(
  aws: AwsConfig,
  { name, values }: ConfigSection,
  place: Pick<Found, 'subject' | 'file' | 'line'>,
): readonly Found[] {
  const session = values.get('sso_session');
  if (session === undefined || !aws.sessions.has(session)) return [];
  const keys = ['sso_start_url', 'sso_region'].filter((key) => values.has(key));
  if (keys.length === 0) return [];
  const data = { profile: name, session, keys };
  return [{ ...place, code: 'keys-repeated', severity: 'info', data }];
}

/** What is wrong with a chain of roles whatever it begins with; the profiles on the way are looked at by themselves. */
const wrongInAnyChain: readonly SsoErrorCode[] = [
  'profile-cycle',
  'profile-not-found',
  'profile-value-invalid',
  'role-arn-invalid',
];

/** @throws SsoError one of {@link wrongInAnyChain} */
function checkChain(aws: AwsConfig, name: string): void {
  const error = errorOf(() => void profileCredentialSource(aws, name));
  if (error !== undefined && wrongInAnyChain.includes(error.code)) throw error;
}

/** @throws SsoError `region-invalid`, `start-url-invalid` */
function checkSession({ region, startUrl }: Session): void {
  checkRegion(region);
  checkStartUrl(startUrl);
}

function errorOf(work: () => void): SsoError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof SsoError) return error;
    throw error;
  }
}
