import type { AwsConfig, ConfigSection } from '../config/aws-config.ts';
import { findProfile, ssoProfileOf, usesIdentityCenter } from '../config/resolve.ts';
import { SsoError } from '../errors.ts';
import type { Session } from '../session/session.ts';
import { accountOfRoleArn } from './role-arn.ts';
import type { RoleTarget } from './role-credentials.ts';

/** Where a profile's credentials come from: a role of Identity Center, or one that is assumed with another source's credentials. */
export type CredentialSource = SsoSource | AssumeRoleSource;

export interface SsoSource {
  readonly kind: 'sso';
  readonly session: Session;
  readonly target: RoleTarget;
}

export interface AssumeRoleSource {
  readonly kind: 'assume-role';
  readonly source: CredentialSource;
  readonly role: AssumedRole;
}

/** Whose credentials a source gives, whatever roles are assumed on the way, and the sign-in that it begins with. */
export function sourceTarget(source: CredentialSource): SsoSource['target'] & { readonly session: Session } {
  if (source.kind === 'sso') return { session: source.session, ...source.target };
  const { session } = sourceTarget(source.source);
  const { roleArn } = source.role;
  return {
    session,
    accountId: accountOfRoleArn(roleArn) ?? '',
    roleName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
  };
}

/** What `AssumeRole` is asked for. */
export interface AssumedRole {
  readonly roleArn: string;
  /** One is made up where it is absent. */
  readonly roleSessionName?: string | undefined;
  readonly externalId?: string | undefined;
  /** The service's own default, an hour, where it is absent. An hour is also the most that a chain of roles gets. */
  readonly durationSeconds?: number | undefined;
  /** The serial number or ARN of an MFA device, a code of which is asked for. */
  readonly mfaSerial?: string | undefined;
  /** The region of the STS endpoint. */
  readonly region?: string | undefined;
}

/**
 * Where the credentials of a profile come from, by AWS CLI's rules: `role_arn` goes before the keys of Identity Center in the
 * same profile, and `source_profile` may be such a profile again.
 * @throws SsoError `profile-cycle`, `profile-value-invalid`, `role-arn-invalid`, `profile-not-sso` (also for `credential_source`),
 *   and what `findSsoProfile` throws
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 */
export function profileCredentialSource(config: AwsConfig, name: string): CredentialSource {
  const profile = findProfile(config, name);
  return assumesRole(profile) ? assumeRoleSource(config, profile, [name]) : ssoSource(config, profile);
}

/** `visited` are the profiles that led here, this one last. */
function assumeRoleSource(
  config: AwsConfig,
  profile: ConfigSection,
  visited: readonly string[],
): CredentialSource {
  const role = assumedRole(profile);
  const source = sourceProfile(config, profile);
  if (source.name === profile.name)
    return { kind: 'assume-role', source: ownSource(config, profile, visited), role };
  if (visited.includes(source.name)) throw cycle(visited, source.name);
  // A source with keys of its own gives those and assumes nothing, as for botocore.
  const assumes = assumesRole(source) && !hasStaticKeys(source);
  return {
    kind: 'assume-role',
    source: assumes
      ? assumeRoleSource(config, source, [...visited, source.name])
      : ssoSource(config, withoutRole(source)),
    role,
  };
}

/**
 * A profile that names itself assumes its role with the credentials that it has besides. botocore knows that for static
 * keys only; here it holds for Identity Center in the same way.
 */
function ownSource(config: AwsConfig, profile: ConfigSection, visited: readonly string[]): SsoSource {
  const own = withoutRole(profile);
  if (!usesIdentityCenter(own) && !hasStaticKeys(own)) throw cycle(visited, profile.name);
  return ssoSource(config, own);
}

function ssoSource(config: AwsConfig, profile: ConfigSection): SsoSource {
  const { session, accountId, roleName } = ssoProfileOf(config, profile);
  return { kind: 'sso', session, target: { accountId, roleName } };
}

function cycle(visited: readonly string[], repeated: string): SsoError {
  return new SsoError('profile-cycle', { profiles: [...visited, repeated] });
}

/** `web_identity_token_file` makes a `role_arn` one that is assumed without a source. */
function assumesRole({ values }: ConfigSection): boolean {
  return values.has('role_arn') && !values.has('web_identity_token_file');
}

function hasStaticKeys({ values }: ConfigSection): boolean {
  return values.has('aws_access_key_id') || values.has('aws_secret_access_key');
}

function withoutRole(profile: ConfigSection): ConfigSection {
  if (!assumesRole(profile)) return profile;
  return { ...profile, values: new Map([...profile.values].filter(([key]) => key !== 'role_arn')) };
}

/** `credential_source` is a machine's own role or the environment: nothing that a person signs in for. */
function sourceProfile(config: AwsConfig, { name, values }: ConfigSection): ConfigSection {
  if (values.has('credential_source')) throw new SsoError('profile-not-sso', { profile: name });
  const source = values.get('source_profile');
  if (!source) throw new SsoError('profile-incomplete', { profile: name, missing: ['source_profile'] });
  return findProfile(config, source);
}

function assumedRole({ name, values }: ConfigSection): AssumedRole {
  const roleArn = values.get('role_arn') ?? '';
  if (accountOfRoleArn(roleArn) === undefined)
    throw new SsoError('role-arn-invalid', { roleArn, profile: name });
  return {
    roleArn,
    roleSessionName: values.get('role_session_name') || undefined,
    externalId: values.get('external_id') || undefined,
    durationSeconds: durationOf(name, values.get('duration_seconds')),
    mfaSerial: values.get('mfa_serial') || undefined,
    region: values.get('region') || undefined,
  };
}

/** botocore takes a duration that is no number for none; whoever wrote it meant something. */
function durationOf(profile: string, value: string | undefined): number | undefined {
  if (!value) return undefined;
  if (!/^\d{1,6}$/.test(value))
    throw new SsoError('profile-value-invalid', { profile, key: 'duration_seconds', value });
  return Number(value);
}
