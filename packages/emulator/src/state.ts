import type { AssumedRoleUser } from './sts/assumed-role.ts';

/** What the service remembers between calls. Times in milliseconds since 1970. */
export interface State {
  /** By client id. */
  readonly registrations: Map<string, Registration>;
  /** By device code. */
  readonly deviceAuthorizations: Map<string, DeviceAuthorization>;
  /** By id: authorize pages that nobody has answered yet. */
  readonly authorizationRequests: Map<string, AuthorizationRequest>;
  /** By code. */
  readonly authorizationCodes: Map<string, AuthorizationCode>;
  /** By access token. */
  readonly accessTokens: Map<string, AccessToken>;
  /** By refresh token. */
  readonly refreshTokens: Map<string, SignInSession>;
  /** By access key id. */
  readonly roleCredentials: Map<string, IssuedRoleCredentials>;
}

export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  /** A client is known only in the region that registered it. */
  readonly region: string;
  readonly scopes: readonly string[];
  readonly grantTypes: readonly GrantType[];
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
  readonly expiresAt: number;
}

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const grantTypes = ['authorization_code', 'refresh_token', deviceCodeGrant] as const;
export type GrantType = (typeof grantTypes)[number];

export interface DeviceAuthorization {
  readonly registration: Registration;
  readonly userCode: string;
  /** What the form on the page must bring back: another site's page cannot know it. */
  readonly formToken: string;
  readonly expiresAt: number;
  status: 'pending' | 'allowed' | 'denied' | 'used';
  /** Seconds. */
  interval: number;
  lastPollAt: number | undefined;
}

export interface AuthorizationRequest {
  readonly registration: Registration;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly codeChallenge: string;
}

export interface AuthorizationCode extends AuthorizationRequest {
  readonly expiresAt: number;
}

/** What a person approved once. Logging out ends it, with every token that came of it. */
export interface SignInSession {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly refreshable: boolean;
  readonly expiresAt: number;
  ended: boolean;
}

export interface AccessToken {
  readonly session: SignInSession;
  readonly region: string;
  readonly expiresAt: number;
}

export interface IssuedRoleCredentials {
  readonly user: AssumedRoleUser;
  readonly sessionToken: string;
  readonly expiresAt: number;
}

export function createState(): State {
  return {
    registrations: new Map(),
    deviceAuthorizations: new Map(),
    authorizationRequests: new Map(),
    authorizationCodes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    roleCredentials: new Map(),
  };
}
