import { type AwsConfig, activeProfileName, type Runtime, readAwsConfig, readProfileConfig } from '@sso/core';
import type { RegionFlags } from './choose-target.ts';
import type { TargetFlags } from './flags.ts';

/** As much of the config as it takes to find out what these flags mean. @throws SsoError `config-syntax`, `file-unreadable` */
export function readTargetConfig(runtime: Runtime, flags: TargetFlags & RegionFlags): AwsConfig {
  const { profile, session, 'account-id': accountId, 'with-region': withRegion } = flags;
  // Which session is meant, or which profile could be, is for all of them together to say.
  if (accountId !== undefined && (session === undefined || withRegion)) return readAwsConfig(runtime);
  return readProfileConfig(runtime, { profile: profile ?? activeProfileName(runtime).name, session });
}
