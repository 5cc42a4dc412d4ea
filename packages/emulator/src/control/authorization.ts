import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopbackHost } from '../hosts.ts';
import type { EmulatorRequest, EmulatorResponse } from '../http-message.ts';
import { controlError } from './control-error.ts';

/**
 * Refuses everybody but a program that was told the token. A page in a browser has no way in: not by a name that it rebound to this
 * machine, and not by a request across origins, which a browser marks as one.
 * @see https://fetch.spec.whatwg.org/#origin-header
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function refuseStranger(
  { host = '127.0.0.1', headers = {} }: EmulatorRequest,
  token: string,
): EmulatorResponse | undefined {
  if (!isLoopbackHost(host))
    return controlError(421, 'wrong-host', 'Only 127.0.0.1 and localhost are served.');
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined)
    return controlError(403, 'from-a-browser', 'No page in a browser may use the control interface.');
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return undefined;
  const refusal = controlError(401, 'wrong-token', 'Send the control token: Authorization: Bearer TOKEN');
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Bearer' } };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
