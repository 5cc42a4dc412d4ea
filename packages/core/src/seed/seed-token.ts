import type { CachedToken } from '../cache/records.ts';
import type { NamedSession } from '../session/session.ts';
import type { Seed } from './seed.ts';

/** A seed's sign-in as a session: in no config file, so its start URL has to do for a name. */
export function seedSession({ startUrl, region, scopes }: Seed): NamedSession {
  return { kind: 'named', name: startUrl, startUrl, region, scopes };
}

export function seedToken(seed: Seed): CachedToken {
  const { startUrl, region, accessToken, expiresAt, refreshToken, registration } = seed;
  return { startUrl, region, accessToken, expiresAt, refreshToken, registration };
}
