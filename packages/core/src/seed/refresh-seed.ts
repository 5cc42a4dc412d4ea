import type { ServiceContext } from '../endpoints/service-context.ts';
import { refreshToken } from '../oidc/refresh-token.ts';
import type { Seed } from './seed.ts';
import { seedSession, seedToken } from './seed-token.ts';

export type SeedRefresh =
  /** `rotated`: the old refresh token may be used up, so this seed has to take the place of the old one. */
  | { readonly kind: 'refreshed'; readonly seed: Seed; readonly rotated: boolean }
  /** Only a person who signs in again can help. */
  | { readonly kind: 'refused'; readonly reason: 'session-ended' | 'registration-expired' };

/**
 * A new access token for a seed. The request is sent once: where its answer is lost, the refresh token may be used up.
 * @throws SsoError those of the network, `service-refused`, `cancelled`
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html
 */
export async function refreshSeed(context: ServiceContext, seed: Seed): Promise<SeedRefresh> {
  const answer = await refreshToken(context, seedSession(seed), seedToken(seed));
  if (answer.kind === 'not-refreshable') return { kind: 'refused', reason: 'registration-expired' };
  if (answer.kind === 'refused') return { kind: 'refused', reason: 'session-ended' };
  const { accessToken, expiresAt, refreshToken: next = seed.refreshToken } = answer.token;
  return {
    kind: 'refreshed',
    seed: { ...seed, accessToken, expiresAt, refreshToken: next },
    rotated: next.reveal() !== seed.refreshToken.reveal(),
  };
}
