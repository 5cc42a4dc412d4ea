/** What `sso access --json` prints, and what every other form shows. */
export interface AccessResult {
  /** RFC 3339: when the access portal said this, the oldest answer of several. */
  readonly asOf: string;
  readonly sessions: readonly SessionAccess[];
}

export interface SessionAccess {
  readonly session: string;
  readonly startUrl: string;
  readonly region: string;
  /** RFC 3339. */
  readonly asOf: string;
  readonly accounts: readonly AccountAccess[];
}

export interface AccountAccess {
  readonly accountId: string;
  readonly accountName: string | null;
  readonly emailAddress: string | null;
  /** Whether the account as a whole is production. */
  readonly production: boolean;
  /**
   * Why the roles could not be had: a code of `SsoError`. They are then not known, and `roles` has what was known before, or nothing.
   * Null where `roles` is what there is.
   */
  readonly problem: string | null;
  readonly roles: readonly RoleAccess[];
}

export interface RoleAccess {
  readonly roleName: string;
  readonly production: boolean;
  /** The profiles that give this role, in the config's order. */
  readonly profiles: readonly string[];
}
