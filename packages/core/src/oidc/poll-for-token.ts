import type { ClientRegistration } from '../cache/records.ts';
import { passingFaultOf, retryAfterOf } from '../endpoints/retry-policy.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { type Session, sessionLabel } from '../session/session.ts';
import { createToken, type IssuedToken, type TokenAnswer } from './create-token.ts';
import { refusalError } from './refusal-error.ts';
import type { DeviceAuthorization } from './start-device-authorization.ts';

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628 section 3.5: `slow_down` adds 5 seconds "for this and all subsequent requests". */
const slowDownMilliseconds = 5_000;
/** While the network is down: longer than the service's own interval only where that is shorter. */
const longestBackoffMilliseconds = 60_000;

/** A sleep that takes so much longer or shorter than it should: the machine slept, or its clock was set. */
const jump = 5_000;

/**
 * Asks until the person has confirmed or denied the code, or its time is over. A fault of the network does not end the
 * waiting: the pause doubles at each (RFC 8628 section 3.5), until the service answers again or the code's deadline has come. Nor does a
 * machine that sleeps, or a clock that is set: neither says anything of the code, so that the service is asked whether it is still good.
 * @throws SsoError `sign-in-denied`, `sign-in-expired`, `sign-in-refused`, `cancelled`, the last fault of the network when time ran
 * out during it, and as {@link createToken}
 */
export async function pollForToken(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<IssuedToken> {
  const { runtime } = context;
  let { intervalMilliseconds: interval, expiresAt } = authorization;
  let pause = interval;
  let fault: SsoError | undefined;
  for (;;) {
    const wakeAt = runtime.now() + pause;
    if (wakeAt >= expiresAt)
      throw fault ?? new SsoError('sign-in-expired', { session: sessionLabel(session) });
    await sleepUnlessCancelled(context, pause, options.signal);
    const late = runtime.now() - wakeAt;
    if (Math.abs(late) > jump) expiresAt += late;
    const answer = await ask(context, session, registration, authorization);
    if (answer instanceof SsoError) {
      fault = answer;
      pause = pauseAfterFault(answer, pause, interval);
      continue;
    }
    if (answer.kind === 'token') return answer.token;
    if (answer.refusal.error === 'slow_down') interval += slowDownMilliseconds;
    else if (answer.refusal.error !== 'authorization_pending') throw refusalError(answer.refusal, session);
    fault = undefined;
    pause = interval;
  }
}

function pauseAfterFault(fault: SsoError, pause: number, interval: number): number {
  return Math.max(interval, Math.min(pause * 2, longestBackoffMilliseconds), retryAfterOf(fault));
}

async function ask(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
  authorization: DeviceAuthorization,
): Promise<TokenAnswer | SsoError> {
  const grant = { grantType: deviceCodeGrant, deviceCode: authorization.deviceCode.reveal() };
  try {
    return await createToken(context, session.region, registration, grant, 'never');
  } catch (error) {
    if (error instanceof SsoError && passesAtNextPoll(error)) return error;
    throw error;
  }
}

/** An answer that was cut off may have been the token, and would be none the next time: the code is used up. */
function passesAtNextPoll(error: SsoError): boolean {
  const fault = passingFaultOf(error);
  return fault !== undefined && fault !== 'garbled';
}

async function sleepUnlessCancelled(
  context: ServiceContext,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await context.runtime.sleep(milliseconds, signal);
  } catch (error) {
    throw new SsoError('cancelled', {}, { cause: error });
  }
}
