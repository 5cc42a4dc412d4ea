import { createHash } from 'node:crypto';

/** What one PKCE sign-in keeps to itself until it is over. */
export interface PkceSecrets {
  readonly codeVerifier: string;
  readonly codeChallenge: string;
  readonly state: string;
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.1 and 4.2 (S256) */
export function createPkceSecrets(randomBytes: (count: number) => Uint8Array): PkceSecrets {
  const codeVerifier = base64url(randomBytes(32));
  return { codeVerifier, codeChallenge: codeChallenge(codeVerifier), state: base64url(randomBytes(32)) };
}

export function codeChallenge(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
