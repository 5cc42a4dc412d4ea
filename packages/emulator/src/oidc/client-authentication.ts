import type { Call, Context } from '../handler.ts';
import type { GrantType, Registration } from '../state.ts';
import { WireError } from '../wire-errors.ts';
import { type JsonBody, requiredText } from './json-body.ts';

/**
 * The registration that `clientId` and `clientSecret` of a body stand for.
 * @throws WireError InvalidClientException where they are wrong, of another region, or expired.
 */
export function authenticateClient(body: JsonBody, call: Call, context: Context): Registration {
  const clientId = requiredText(body, 'clientId');
  const clientSecret = requiredText(body, 'clientSecret');
  const registration = findRegistration(clientId, call, context);
  if (registration === undefined || registration.clientSecret !== clientSecret) {
    throw new WireError('InvalidClientException', 'Invalid client provided');
  }
  if (registration.expiresAt <= context.settings.now()) {
    throw new WireError('InvalidClientException', 'Client is expired');
  }
  return registration;
}

export function findRegistration(clientId: string, call: Call, context: Context): Registration | undefined {
  const registration = context.state.registrations.get(clientId);
  return registration?.region === call.region ? registration : undefined;
}

/** @throws WireError UnauthorizedClientException where the client did not register for this grant. */
export function requireGrant(registration: Registration, grantType: GrantType): void {
  if (!registration.grantTypes.includes(grantType)) {
    throw new WireError('UnauthorizedClientException', 'The client is not registered for this grant');
  }
}
