import { isFaultOfTheWay } from '../endpoints/retry-policy.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import type { RoleCredentials } from './role-credentials.ts';

/** With less than that left, in milliseconds, whoever gets them could not do anything with them. */
const leastLeft = 60_000;

/** Whether credentials whose last quarter of an hour has begun will do, where there are no others. */
export function willDo(
  { runtime }: ServiceContext,
  known: RoleCredentials | undefined,
): known is RoleCredentials {
  return known !== undefined && known.expiration - runtime.now() >= leastLeft;
}

/**
 * Renews credentials ahead of their end. Where the way to the service is the reason that this fails, those that are known go on being
 * used, with a word to the person. Whoever has lost the role or the sign-in is told so at once.
 * @throws SsoError what `renew` throws
 */
export async function renewOrGoOn(
  context: ServiceContext,
  known: RoleCredentials | undefined,
  renew: () => Promise<RoleCredentials>,
): Promise<RoleCredentials> {
  try {
    return await renew();
  } catch (error) {
    if (!(error instanceof SsoError) || !isFaultOfTheWay(error) || !willDo(context, known)) throw error;
    context.runtime.log('credentials not renewed', { reason: error.code });
    context.runtime.warn({ code: 'not-renewed', what: 'credentials', until: known.expiration, error });
    return known;
  }
}
