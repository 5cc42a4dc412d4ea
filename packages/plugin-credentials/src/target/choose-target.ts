import { chooseSession, type Prompter, UsageError } from '@sso/cli-kit';
import {
  type AwsConfig,
  activeProfileName,
  type CredentialSource,
  checkRegion,
  cleanForTerminal,
  findProfile,
  profileCredentialSource,
  type Runtime,
  SsoError,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { TargetFlags } from './flags.ts';

/** Whose credentials are wanted, and what they are for. */
export interface CredentialTarget {
  readonly source: CredentialSource;
  /** Absent for an account and a role without a profile. */
  readonly profile: string | undefined;
  readonly roleName: string;
  /** The region of the work, where it is asked for. */
  readonly region: string | undefined;
}

/** What is said about the region. */
export interface RegionFlags {
  readonly region?: string | undefined;
  readonly 'with-region'?: boolean;
}

/**
 * The account and the role that the flags name, else the profile that they name, else the active one.
 * @throws UsageError where the account is not named by its id; SsoError `profile-incomplete` where `--with-region` finds no region,
 * `region-invalid`, and those of profiles and sessions
 */
export async function chooseTarget(
  runtime: Runtime,
  config: AwsConfig,
  prompter: Prompter,
  flags: TargetFlags & RegionFlags,
): Promise<CredentialTarget> {
  const { 'account-id': accountId, 'role-name': roleName, region } = flags;
  if (region !== undefined) checkRegion(region);
  if (accountId !== undefined && roleName !== undefined) {
    if (!/^\d{12}$/.test(accountId)) {
      throw new UsageError({ message: text.target.accountIdForm(cleanForTerminal(accountId)) });
    }
    const session = await chooseSession(runtime, config, prompter, { session: flags.session });
    const source: CredentialSource = { kind: 'sso', session, target: { accountId, roleName } };
    return { source, profile: undefined, roleName, region: region ?? activeRegion(runtime, config, flags) };
  }
  const profile = flags.profile ?? activeProfileName(runtime).name;
  const source = profileCredentialSource(config, profile);
  return {
    source,
    profile,
    roleName: roleNameOf(source),
    region: region ?? (flags['with-region'] ? regionOf(config, profile) : undefined),
  };
}

/** What a person knows the credentials by: the profile, else the account and the role. */
export function credentialLabel({ profile, roleName }: CredentialTarget, accountId: string): string {
  return profile ?? `${accountId}/${roleName}`;
}

function activeRegion(runtime: Runtime, config: AwsConfig, flags: RegionFlags): string | undefined {
  return flags['with-region'] ? regionOf(config, activeProfileName(runtime).name) : undefined;
}

function regionOf(config: AwsConfig, profile: string): string {
  const region = findProfile(config, profile).values.get('region');
  if (!region) throw new SsoError('profile-incomplete', { profile, missing: ['region'] });
  return region;
}

function roleNameOf(source: CredentialSource): string {
  if (source.kind === 'sso') return source.target.roleName;
  return source.role.roleArn.replace(/^.*\//, '');
}
