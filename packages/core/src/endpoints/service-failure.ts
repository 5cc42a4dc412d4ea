import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';
import { connectionError } from './connection-error.ts';
import { sendRepeatedly } from './repeated-requests.ts';
import { retryAfterMilliseconds } from './retry-after.ts';
import type { Repetition } from './retry-policy.ts';
import type { ServiceContext } from './service-context.ts';
import type { Service } from './service-settings.ts';

/** An answer by which the service refused a request. */
export interface Refusal {
  /** The exception's name, such as `InvalidGrantException`. */
  readonly name: string;
  /** OAuth's error code, such as `invalid_grant`, where the operation has one. */
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly status: number;
}

export interface ServiceCall {
  readonly operation: string;
  readonly service: Service;
  readonly region: string;
  /** Default: `if-passing`. */
  readonly repetition?: Repetition;
}

/**
 * Runs one call, as many requests as it takes (`retry-policy.ts`), and narrows how it ends.
 * @param send gives `undefined` for an answer that it cannot read
 * @param readRefusal turns a refusal that the caller can act on into that caller's answer
 * @throws SsoError `network`, `tls-untrusted`, `request-timeout`, `throttled`, `service-unavailable`, `service-refused`,
 * `answer-unexpected`, `cancelled`, and what `send` and `readRefusal` throw
 */
export async function callService<T, R = never>(
  context: ServiceContext,
  call: ServiceCall,
  send: () => Promise<T | undefined>,
  readRefusal: (refusal: Refusal) => R | undefined = () => undefined,
): Promise<T | NonNullable<R>> {
  const { runtime } = context;
  const { operation, region, repetition = 'if-passing' } = call;
  const started = runtime.now();
  try {
    return await sendRepeatedly(context, { operation, repetition }, () =>
      request(context, call, send, readRefusal),
    );
  } finally {
    runtime.log('service call', { operation, region, milliseconds: runtime.now() - started });
  }
}

async function request<T, R>(
  { settings, signal, runtime }: ServiceContext,
  call: ServiceCall,
  send: () => Promise<T | undefined>,
  readRefusal: (refusal: Refusal) => R | undefined,
): Promise<T | NonNullable<R>> {
  // Only for an error: thousands of calls should not look it up for nothing.
  const host = (): string => settings.endpoint(call.service, call.region).host;
  try {
    const answer = await send();
    if (answer !== undefined) return answer;
    throw new SsoError('answer-unexpected', { host: host(), status: 200 });
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    const answer = refusal && readRefusal(refusal);
    if (answer !== undefined && answer !== null) return answer;
    // A connection that was ended in the middle of an answer reports how it broke, and not why.
    if (signal?.aborted && !(thrown instanceof SsoError)) throw connectionError(abortOf(signal), host());
    throw serviceError(thrown, refusal, call, { host: host(), now: runtime.now() });
  }
}

function abortOf({ reason }: AbortSignal): Error {
  return Object.assign(new Error('aborted', { cause: reason }), { name: 'AbortError' });
}

const throttlingNames: readonly string[] = ['TooManyRequestsException', 'Throttling', 'ThrottlingException'];

function serviceError(
  thrown: unknown,
  refusal: Refusal | undefined,
  { operation }: ServiceCall,
  { host, now }: { readonly host: string; readonly now: number },
): SsoError {
  if (thrown instanceof SsoError) return thrown;
  const { status, contentType, retryAfter, date } = responseOf(thrown);
  if (status === undefined) return connectionError(thrown, host);
  const broken = breakOf(thrown);
  if (broken !== undefined) return connectionError(broken, host);
  const options = { cause: evidenceOf(thrown) };
  const wait = retryAfterMilliseconds(retryAfter, { date, now });
  const waiting = wait === undefined ? {} : { retryAfter: wait };
  if (status === 429 || throttlingNames.includes(refusal?.name ?? ''))
    return new SsoError('throttled', { operation, ...waiting }, options);
  if (status >= 500) return new SsoError('service-unavailable', { operation, status, ...waiting }, options);
  if (refusal === undefined) return new SsoError('answer-unexpected', { host, status, contentType }, options);
  const { name, error, description } = refusal;
  return new SsoError('service-refused', { operation, error: error ?? name, description }, options);
}

/** A connection can end in the middle of an answer: then the status is known, but also Node's code of what went wrong. */
function breakOf(thrown: unknown): object | undefined {
  const { $fault, name, code, cause } = objectOf(thrown) ?? {};
  return $fault === undefined && textOf(code) !== undefined ? { name, code, cause } : undefined;
}

/** What the SDK calls an answer that names no error; one with status 404 is the latter for STS. */
const nameless: readonly unknown[] = ['Unknown', 'NotFound'];

/**
 * Only an answer that names its error is a refusal, in the API's way or in OAuth's by `error` (RFC 6749 section 5.2); the page of a
 * proxy is none. The SDK has a `$fault` for every error that it read.
 */
function refusalOf(thrown: unknown): Refusal | undefined {
  const { status } = responseOf(thrown);
  const { $fault, name, error, ...facts } = objectOf(thrown) ?? {};
  if (status === undefined || status < 400 || $fault === undefined) return undefined;
  const oauthError = textOf(error);
  if (oauthError === undefined && nameless.includes(name)) return undefined;
  // Whom STS denies what stands in its message alone, which the SDK keeps as `Error` beside its own.
  const description = textOf(facts.error_description) ?? textOf(objectOf(facts.Error)?.Message);
  return { name: textOf(name) ?? '', error: oauthError, description, status };
}

/** What the SDK's error says of the response that it was made of; nothing where there was none. */
function responseOf(thrown: unknown): {
  readonly status?: number;
  readonly contentType?: string | undefined;
  readonly retryAfter?: string | undefined;
  readonly date?: string | undefined;
} {
  const { $metadata, $response } = objectOf(thrown) ?? {};
  const response = objectOf($response);
  const status = objectOf($metadata)?.httpStatusCode ?? response?.statusCode;
  if (typeof status !== 'number') return {};
  const headers = objectOf(response?.headers);
  return {
    status,
    contentType: textOf(headers?.['content-type']),
    retryAfter: textOf(headers?.['retry-after']),
    date: textOf(headers?.date),
  };
}

/**
 * What is kept of the SDK's error: it also holds the response, and the message of a failed parser quotes from it, so both may
 * carry a token.
 */
function evidenceOf(thrown: unknown): { readonly name: unknown; readonly requestId: unknown } {
  const { name, $metadata } = objectOf(thrown) ?? {};
  return { name, requestId: objectOf($metadata)?.requestId };
}
