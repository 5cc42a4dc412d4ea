import { type AwsConfig, profileCredentialSource, type Session, SsoError, sourceTarget } from '@sso/core';

/** Whose credentials a profile gives. */
export interface ProfileTarget {
  /** The sign-in that they begin with. */
  readonly session: Session;
  readonly accountId: string;
  readonly roleName: string;
}

export type ProfileDescription =
  | ({ readonly kind: 'target' } & ProfileTarget)
  /** It gets its credentials in another way, or not at all. */
  | { readonly kind: 'problem'; readonly error: SsoError };

/** Where a profile leads to, through the roles that are assumed on the way. */
export function describeProfile(config: AwsConfig, profile: string): ProfileDescription {
  try {
    return { kind: 'target', ...sourceTarget(profileCredentialSource(config, profile)) };
  } catch (error) {
    if (error instanceof SsoError) return { kind: 'problem', error };
    throw error;
  }
}
