import { SsoError } from '../errors.ts';
import { connectionError } from './connection-error.ts';
import type { ServiceContext } from './service-context.ts';

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
  readonly service: 'sso-oidc' | 'sso';
  readonly region: string;
}

/**
 * Runs one call and narrows what it throws: a refusal that the caller knows how to read becomes that caller's
 * answer, anything else a {@link SsoError}.
 */
export async function callService<T, R = never>(
  context: ServiceContext,
  call: ServiceCall,
  send: () => Promise<T>,
  readRefusal: (refusal: Refusal) => R | undefined = () => undefined,
): Promise<T | R> {
  const started = context.runtime.now();
  try {
    return await send();
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    const answer = refusal && readRefusal(refusal);
    if (answer !== undefined) return answer;
    throw serviceError(thrown, refusal, call, context.settings.endpoint(call.service, call.region).host);
  } finally {
    context.runtime.log('service call', {
      operation: call.operation,
      region: call.region,
      milliseconds: context.runtime.now() - started,
    });
  }
}

function serviceError(
  thrown: unknown,
  refusal: Refusal | undefined,
  call: ServiceCall,
  host: string,
): SsoError {
  if (thrown instanceof SsoError) return thrown;
  const status = refusal?.status ?? statusOf(thrown);
  if (status === undefined) return connectionError(thrown, host);
  const cause = { cause: thrown };
  const { operation } = call;
  if (status === 429 || refusal?.name === 'TooManyRequestsException')
    return new SsoError('throttled', { operation }, cause);
  if (status >= 500) return new SsoError('service-unavailable', { operation, status }, cause);
  if (refusal === undefined) return new SsoError('answer-unexpected', { host, status }, cause);
  const { name, error, description } = refusal;
  return new SsoError('service-refused', { operation, error: error ?? name, description }, cause);
}

/** Only an answer that names its error in the API's own way is a refusal; an HTML page of a proxy is not. */
function refusalOf(thrown: unknown): Refusal | undefined {
  const status = statusOf(thrown);
  if (!(thrown instanceof Error) || status === undefined || !/(Exception|Error)$/.test(thrown.name))
    return undefined;
  if (['SyntaxError', 'TypeError', 'Error', 'UnknownError'].includes(thrown.name) || status < 400)
    return undefined;
  const { error, error_description: description } = thrown as {
    error?: unknown;
    error_description?: unknown;
  };
  return {
    name: thrown.name,
    error: typeof error === 'string' ? error : undefined,
    description: typeof description === 'string' ? description : undefined,
    status,
  };
}

function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const { $metadata, $response } = thrown as {
    $metadata?: { httpStatusCode?: unknown };
    $response?: { statusCode?: unknown };
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
