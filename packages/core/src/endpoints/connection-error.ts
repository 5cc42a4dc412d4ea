import { SsoError } from '../errors.ts';
import { lateAnswerCode, timeLimits } from './time-limits.ts';

/** The names that Node gives to a certificate that does not verify: OpenSSL's `X509_V_ERR_*` and Node's own check of the host name. */
const certificateCode =
  /CERT|^CRL_|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^HOSTNAME_MISMATCH$/;

/**
 * What a failed connection to `host` means. Takes what `node:https` and the AWS SDK throw; both carry Node's `code`.
 * The code becomes the reason, as a message may hold more than is wanted in a log. An {@link SsoError}, also as
 * the reason of an abort, is given back as it is; an unknown error is `network`, with itself as the cause.
 * @see https://nodejs.org/api/errors.html#nodejs-error-codes
 */
export function connectionError(error: unknown, host: string): SsoError {
  if (error instanceof SsoError) return error;
  const { name, code, cause, syscall } = factsOf(error);
  if (name === 'AbortError') {
    return endedByCaller(cause)
      ? new SsoError('cancelled', {}, { cause: error })
      : connectionError(cause, host);
  }
  if (code !== undefined && certificateCode.test(code)) {
    return new SsoError('tls-untrusted', { host, reason: code }, { cause: error });
  }
  const limit = exceededLimit(name, code, syscall);
  if (limit !== undefined) {
    return new SsoError('request-timeout', { host, milliseconds: limit }, { cause: error });
  }
  return new SsoError('network', { host, reason: code ?? name }, { cause: withoutBytes(error) });
}

/** Node keeps the bytes of an answer that is no HTTP, and there may be a token among them. */
function withoutBytes(error: unknown): unknown {
  if (typeof error === 'object' && error !== null) Reflect.deleteProperty(error, 'rawPacket');
  return error;
}

/** An abort may carry why: a deadline or an error of ours. Anything else is a person who stopped. */
function endedByCaller(reason: unknown): boolean {
  return !(reason instanceof SsoError) && factsOf(reason).name !== 'TimeoutError';
}

/**
 * The system's own ETIMEDOUT names the call that it ended and is a fault of the network. The SDK's handler sets `code` on
 * a late answer only, and calls a reset connection a TimeoutError too, so the code is asked before the name.
 */
function exceededLimit(
  name: string,
  code: string | undefined,
  syscall: string | undefined,
): number | undefined {
  if (code === lateAnswerCode) return timeLimits.answer;
  if (code === 'ETIMEDOUT') return syscall === undefined ? timeLimits.request : undefined;
  if (name !== 'TimeoutError' || code !== undefined) return undefined;
  return timeLimits.connect;
}

/** By its members and not its class: an error may come from another realm, such as a worker's or a test's. */
function factsOf(error: unknown) {
  const { name, code, cause, syscall } = Object(error) as Record<string, unknown>;
  return { name: textOf(name) ?? 'Error', code: textOf(code), cause, syscall: textOf(syscall) };
}

/** A DOMException has a number as its code. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
