import type { Session } from '../session/session.ts';

/** A profile that gets its credentials through Identity Center. */
export interface SsoProfile {
  readonly name: string;
  readonly session: Session;
  /** An opaque string: leading zeros count. */
  readonly accountId: string;
  readonly roleName: string;
  /** The region of the work. */
  readonly region?: string | undefined;
  readonly output?: string | undefined;
}
