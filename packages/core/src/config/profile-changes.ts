import type { NamedSession, Session } from '../session/session.ts';
import { ownProcessCommand } from './own-process.ts';
import type { SsoProfile } from './profile.ts';
import type { SectionChange } from './section-targets.ts';

/** Keys by which readers would find credentials before, or in place of, those of Identity Center. */
const otherProviders = [
  'role_arn',
  'source_profile',
  'credential_source',
  'web_identity_token_file',
  'login_session',
  'credential_process',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
];

/**
 * What the config file has to say for `profile`, in the order of keys that AWS CLI writes. Keys that have nothing to do with where
 * the credentials come from are left alone.
 */
export function profileChanges(profile: SsoProfile): readonly SectionChange[] {
  const { session, accountId, roleName } = profile;
  const own: [string, string][] = [
    ['sso_account_id', accountId],
    ['sso_role_name', roleName],
    ...defaultsOfWork(profile),
  ];
  if (session.kind === 'legacy') {
    const set = [['sso_start_url', session.startUrl], ['sso_region', session.region], ...own] as [
      string,
      string,
    ][];
    return [
      {
        kind: 'profile',
        name: profile.name,
        set,
        remove: ['sso_session', 'sso_registration_scopes', ...otherProviders],
      },
    ];
  }
  return [
    ...sessionChanges(session),
    {
      kind: 'profile',
      name: profile.name,
      set: [['sso_session', session.name], ...own],
      remove: ['sso_start_url', 'sso_region', 'sso_registration_scopes', ...otherProviders],
    },
  ];
}

/**
 * The same for tools that know no sso-session: the profile runs `sso credential-process` and has no key of Identity Center, which
 * those tools would take for a legacy profile, and others would use instead.
 * @throws SsoError `name-unusable` where a name has no form in a command
 */
export function processProfileChanges(
  session: NamedSession,
  profile: SsoProfile,
  options: { readonly platform: NodeJS.Platform },
): readonly SectionChange[] {
  const command = ownProcessCommand(session, profile, options);
  const removed = [
    'sso_session',
    'sso_account_id',
    'sso_role_name',
    'sso_start_url',
    'sso_region',
    'sso_registration_scopes',
    ...otherProviders.filter((key) => key !== 'credential_process'),
  ];
  return [
    ...sessionChanges(session),
    {
      kind: 'profile',
      name: profile.name,
      set: [['credential_process', command], ...defaultsOfWork(profile)],
      remove: removed,
    },
  ];
}

function defaultsOfWork({ region, output }: SsoProfile): readonly [string, string][] {
  return [
    ...(region === undefined ? [] : [['region', region] satisfies [string, string]]),
    ...(output === undefined ? [] : [['output', output] satisfies [string, string]]),
  ];
}

/** What the config file has to say for a session: nothing for a legacy one, which has no section of its own. */
export function sessionChanges(session: Session): readonly SectionChange[] {
  if (session.kind === 'legacy') return [];
  const { name, startUrl, region, scopes } = session;
  const set: [string, string][] = [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ...(scopes.length === 0
      ? []
      : [['sso_registration_scopes', scopes.join(',')] satisfies [string, string]]),
  ];
  return [{ kind: 'sso-session', name, set }];
}
