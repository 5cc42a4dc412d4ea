import type { Secret } from '../secret.ts';

/** Short-lived AWS credentials of one role in one account. */
export interface RoleCredentials {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  /** Milliseconds since 1970. */
  readonly expiration: number;
}

/** Which credentials: one role in one account. */
export interface RoleTarget {
  /** An opaque string: leading zeros count. */
  readonly accountId: string;
  readonly roleName: string;
}
