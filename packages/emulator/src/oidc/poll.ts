import type { Context } from '../handler.ts';
import type { DeviceAuthorization } from '../state.ts';
import { WireError } from '../wire-errors.ts';

/** RFC 8628 §3.5 */
const slowDownSeconds = 5;

/**
 * Two requests of one client take unequally long to get here, and its timer may fire a little early: one that waits as told is not
 * blamed for it.
 */
const slackMilliseconds = 300;

/**
 * One poll of a device client: returns once when a person has allowed it, and marks the code as used.
 * @throws WireError AuthorizationPendingException, SlowDownException, AccessDeniedException, ExpiredTokenException, InvalidGrantException
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.5
 */
export function pollDeviceAuthorization(authorization: DeviceAuthorization, { settings }: Context): void {
  if (authorization.status === 'used')
    throw new WireError('InvalidGrantException', 'Invalid device code provided');
  if (authorization.expiresAt <= settings.now())
    throw new WireError('ExpiredTokenException', 'Device code is expired');
  if (authorization.status === 'pending' && authorization.lastPollAt !== undefined && settings.autoApprove) {
    authorization.status = settings.autoApprove === 'allow' ? 'allowed' : 'denied';
  }
  if (authorization.status === 'denied')
    throw new WireError('AccessDeniedException', 'The request was denied');
  if (authorization.status === 'pending') throw pendingAnswer(authorization, settings.now());
  authorization.status = 'used';
}

function pendingAnswer(authorization: DeviceAuthorization, now: number): WireError {
  const { lastPollAt, interval } = authorization;
  authorization.lastPollAt = now;
  const tooSoon = lastPollAt !== undefined && now - lastPollAt < interval * 1000 - slackMilliseconds;
  if (!tooSoon)
    return new WireError('AuthorizationPendingException', 'The request is still waiting for a person');
  authorization.interval = interval + slowDownSeconds;
  return new WireError('SlowDownException', 'The client polls too often');
}
