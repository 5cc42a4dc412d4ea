import type { SessionLabel } from '../errors.ts';

/** One sign-in at IAM Identity Center: an `[sso-session NAME]` of the config, or what a legacy profile names by its start URL. */
export type Session = NamedSession | LegacySession;

export interface NamedSession {
  readonly kind: 'named';
  readonly name: string;
  readonly startUrl: string;
  /** The region of Identity Center itself (`sso_region`), not the one that the work happens in. */
  readonly region: string;
  /** `sso_registration_scopes`, split and trimmed. Empty where the key is absent. */
  readonly scopes: readonly string[];
}

export interface LegacySession {
  readonly kind: 'legacy';
  /** Raw, as the profile has it: it is the key of the token cache, so nothing is trimmed. */
  readonly startUrl: string;
  readonly region: string;
}

/** The scope without which the access portal gives neither accounts nor credentials. */
export const accountAccessScope = 'sso:account:access';

export function sessionLabel(session: Session): SessionLabel {
  return session.kind === 'named'
    ? { name: session.name, startUrl: session.startUrl }
    : { startUrl: session.startUrl };
}
