import type { Secret } from '../secret.ts';

/** What `~/.aws/sso/cache` holds of one sign-in. Times are milliseconds since 1970. */
export interface CachedToken {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: Secret;
  readonly expiresAt: number;
  readonly refreshToken?: Secret | undefined;
  /** The client that the token was issued to: only that client can refresh it. */
  readonly registration?: TokenRegistration | undefined;
}

export interface TokenRegistration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly expiresAt: number;
}

/** A client registered at the OIDC service (RFC 7591). */
export interface ClientRegistration extends TokenRegistration {
  readonly scopes?: readonly string[] | undefined;
  /** Present for a client of the PKCE flow, as AWS CLI marks it. */
  readonly grantTypes?: readonly string[] | undefined;
}

/** Authorization code with PKCE in a browser on this machine, or a code that is confirmed in a browser anywhere. */
export type SignInFlow = 'device' | 'pkce';
