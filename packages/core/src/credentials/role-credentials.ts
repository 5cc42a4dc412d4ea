import type { Secret } from '../secret.ts';

/** Short-lived AWS credentials, of which less may be known than of {@link RoleCredentials}: somebody pasted them. */
export interface SessionCredentials {
  readonly accountId?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  /** Milliseconds since 1970. */
  readonly expiration?: number | undefined;
}

/** Short-lived AWS credentials of one role in one account. */
export interface RoleCredentials extends SessionCredentials {
  readonly accountId: string;
  readonly expiration: number;
}

/** Which credentials: one role in one account. */
export interface RoleTarget {
  /** An opaque string: leading zeros count. */
  readonly accountId: string;
  readonly roleName: string;
}
