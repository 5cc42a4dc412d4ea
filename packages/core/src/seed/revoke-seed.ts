import type { ServiceContext } from '../endpoints/service-context.ts';
import { endSession } from '../session/end-session.ts';
import type { Seed } from './seed.ts';
import { seedSession, seedToken } from './seed-token.ts';

/**
 * Ends a seed's session at the service. `already-ended` says only that this seed opens nothing any more: where a job has put a
 * newer one in its place, the session may live on by that.
 * @throws SsoError those of the network
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_Logout.html
 */
export async function revokeSeed(context: ServiceContext, seed: Seed): Promise<'ended' | 'already-ended'> {
  return endSession(context, seedSession(seed), seedToken(seed));
}
