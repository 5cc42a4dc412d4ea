import type { ServiceContext } from '../endpoints/service-context.ts';
import { objectOf } from '../narrow.ts';

/** By these AWS says that the time in a signature is not its own, or that it cannot tell. */
const aboutTheTime: readonly unknown[] = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];

/**
 * Sends a request that is signed with the time. Where it is refused, and its answer shows for the first time that this machine's clock is
 * off, it is sent once more: the SDK signs by the service's time from then on.
 */
export async function sendSigned<T>({ clock }: ServiceContext, send: () => Promise<T>): Promise<T> {
  const known = clock.offset;
  try {
    return await send();
  } catch (error) {
    if (known !== 0 || clock.offset === 0 || !aboutTheTime.includes(objectOf(error)?.name)) throw error;
    return send();
  }
}
