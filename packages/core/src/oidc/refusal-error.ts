import type { Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';
import { type Session, sessionLabel } from '../session/session.ts';

/** What ends a sign-in that the service refused, at the token endpoint or by the browser (RFC 6749 section 4.1.2.1 and 5.2). */
export function refusalError(refusal: Omit<Refusal, 'status'>, session: Session): SsoError {
  const label = sessionLabel(session);
  if (refusal.error === 'access_denied') return new SsoError('sign-in-denied', { session: label });
  if (refusal.error === 'expired_token') return new SsoError('sign-in-expired', { session: label });
  return new SsoError('sign-in-refused', {
    session: label,
    error: refusal.error ?? refusal.name,
    description: refusal.description,
  });
}
