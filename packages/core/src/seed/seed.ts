import type { TokenRegistration } from '../cache/records.ts';
import type { RoleTarget } from '../credentials/role-credentials.ts';
import type { Secret } from '../secret.ts';

/**
 * A sign-in of its own that is carried to where nobody can sign in, such as a workflow. Whoever holds the refresh token can reach
 * all that the person can: the binding is kept by those who read it, not by AWS. Times are milliseconds since 1970.
 */
export interface Seed {
  readonly startUrl: string;
  /** The region of Identity Center itself. */
  readonly region: string;
  readonly scopes: readonly string[];
  readonly accessToken: Secret;
  readonly expiresAt: number;
  readonly refreshToken: Secret;
  /** The client that the tokens were issued to: only that client can refresh them, and only until its `expiresAt`. */
  readonly registration: TokenRegistration;
  /** When the person signed in. */
  readonly issuedAt: number;
}

/** What a seed is for. */
export interface SeedBinding {
  /** `owner/name`; GitHub knows it without regard to case. */
  readonly repository: string;
  /** A deployment environment of the repository, also without regard to case. Absent: any, or none. */
  readonly environment?: string | undefined;
  /** Accounts by their twelve digits; the role name `*` stands for every role of the account. */
  readonly targets: readonly RoleTarget[];
}

/** What an envelope shows without its key. Times are milliseconds since 1970. */
export interface SeedHeader extends SeedBinding {
  /** The version of the envelope's form. */
  readonly version: 1;
  readonly startUrlHost: string;
  readonly region: string;
  readonly issuedAt: number;
  /** When the access token runs out. */
  readonly expiresAt: number;
  /** After this nobody can refresh it: it has to be seeded anew. Identity Center may end the session before. */
  readonly registrationExpiresAt: number;
  /** Which key opens it; says nothing about the key itself. */
  readonly keyId: string;
}

/** The role name that stands for every role of an account. */
export const everyRole = '*';
