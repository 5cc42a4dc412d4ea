/** What `sso status --json` prints. Times are RFC 3339. */
export interface StatusResult {
  /** The profile that this shell is on; null where no `AWS_PROFILE` is set and there is no default profile. */
  readonly profile: ActiveProfile | null;
  /** Variables whose credentials programs take before the profile's. */
  readonly shadowedBy: readonly string[];
  readonly sessions: readonly SessionStatus[];
}

export interface ActiveProfile {
  readonly name: string;
  readonly source: 'AWS_PROFILE' | 'AWS_DEFAULT_PROFILE' | 'default';
  readonly session: string | null;
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** Why it gives no credentials through Identity Center. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

export interface SessionStatus {
  /** Null for a legacy session, which its start URL names. */
  readonly session: string | null;
  readonly startUrl: string;
  readonly region: string;
  readonly state: 'valid' | 'refreshable' | 'expired' | 'signed-out';
  readonly expiresAt: string | null;
  readonly refreshableUntil: string | null;
}
