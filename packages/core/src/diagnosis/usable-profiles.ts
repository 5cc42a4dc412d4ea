import type { AwsConfig, ConfigSection } from '../config/aws-config.ts';
import { withOwnProcess } from '../config/own-process.ts';
import type { SsoProfile } from '../config/profile.ts';
import { ssoProfileOf, usesIdentityCenter } from '../config/resolve.ts';
import { SsoError } from '../errors.ts';

/** The profiles that give credentials through Identity Center; those that cannot are told by another check. */
export function usableProfiles(aws: AwsConfig): readonly SsoProfile[] {
  return [...aws.profiles.values()].flatMap((profile) => usable(aws, profile) ?? []);
}

function usable(aws: AwsConfig, profile: ConfigSection): SsoProfile | undefined {
  try {
    const found = withOwnProcess(aws, profile);
    return usesIdentityCenter(found) ? ssoProfileOf(aws, found) : undefined;
  } catch (error) {
    if (error instanceof SsoError) return undefined;
    throw error;
  }
}
