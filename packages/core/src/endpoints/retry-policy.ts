import { SsoError, type SsoErrorCode } from '../errors.ts';

/**
 * What may be sent again. `if-passing`: whatever changes nothing, or the same when it is done twice. `if-not-acted-on`: what uses up a
 * code or a refresh token, so that it is sent again only where the service has certainly not acted on it. `never`: whoever calls has
 * a rhythm of its own, such as polling.
 */
export type Repetition = 'if-passing' | 'if-not-acted-on' | 'never';

/** Faults that may pass by themselves. All others stay: a refusal, a certificate, the page of a captive portal. */
export type PassingFault =
  /** No connection came to be. */
  | 'not-connected'
  /** The connection broke, before or in the middle of the answer. */
  | 'broken'
  /** A time limit was reached. */
  | 'late'
  /** Too many requests. */
  | 'throttled'
  /** The service, or something before it, says that it cannot at the moment. */
  | 'unavailable'
  /** JSON with status 200 that cannot be read: its end is missing. */
  | 'garbled';

interface RetryRule {
  /** Whether the service may have done what it was asked to. */
  readonly mayHaveActed: boolean;
  /** Requests in all, the first one counted. */
  readonly requests: number;
  /** Milliseconds before the second request; doubled before each further one. */
  readonly firstPause: number;
}

/** The policy. Who waits for something that is late or garbled twice will not be helped by a third time. */
export const retryRules: Readonly<Record<PassingFault, RetryRule>> = {
  'not-connected': { mayHaveActed: false, requests: 4, firstPause: 200 },
  broken: { mayHaveActed: true, requests: 4, firstPause: 200 },
  late: { mayHaveActed: true, requests: 2, firstPause: 200 },
  throttled: { mayHaveActed: false, requests: 4, firstPause: 500 },
  unavailable: { mayHaveActed: true, requests: 4, firstPause: 200 },
  garbled: { mayHaveActed: true, requests: 2, firstPause: 200 },
};

/** No pause is longer, unless the service itself asks for a longer one. Milliseconds. */
const longestPause = 5_000;

/**
 * No request is repeated later than this after the first one that failed, of this call or of one before it, in milliseconds. Who is asked to come again later than that (`Retry-After`) gives up at
 * once and says so: a person or a program waits, and each knows better than we do whether it is worth it.
 */
export const repeatedFor = 30_000;

/** Where a call stands that has just failed. */
export interface FailedCall {
  readonly error: SsoError;
  readonly repetition: Repetition;
  /** Requests so far. */
  readonly requests: number;
  /** Fewer than the rule's, where the caller wants it. */
  readonly mostRequests: number | undefined;
  /** Milliseconds since the first request that failed, see `trouble.ts`. */
  readonly elapsed: number;
  /** At least 0 and less than 1. */
  readonly random: number;
}

/** How long to wait before the request is sent again, in milliseconds; `undefined` where it is not. */
export function pauseBeforeRepeating(call: FailedCall): number | undefined {
  const fault = passingFaultOf(call.error);
  if (fault === undefined || call.repetition === 'never') return undefined;
  const rule = retryRules[fault];
  if (call.repetition === 'if-not-acted-on' && rule.mayHaveActed) return undefined;
  if (call.requests >= Math.min(rule.requests, call.mostRequests ?? rule.requests)) return undefined;
  const pause = Math.max(Math.round(backOff(rule, call)), retryAfterOf(call.error));
  return call.elapsed + pause > repeatedFor ? undefined : pause;
}

/** Between half of it and all of it, so that those who failed together do not come again together. */
function backOff({ firstPause }: RetryRule, { requests, random }: FailedCall): number {
  return Math.min(longestPause, firstPause * 2 ** (requests - 1)) * (0.5 + random / 2);
}

/** How long the service wants to be left alone, in milliseconds; 0 where it did not say. */
export function retryAfterOf(error: SsoError): number {
  if (SsoError.is(error, 'throttled') || SsoError.is(error, 'service-unavailable'))
    return error.data.retryAfter ?? 0;
  return 0;
}

/** Node's codes of a connection that was not made, or took too long to be. */
const notConnected: readonly string[] = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
];

/** `undefined` for what does not pass by itself. */
export function passingFaultOf(error: SsoError): PassingFault | undefined {
  if (SsoError.is(error, 'network'))
    return notConnected.includes(error.data.reason) ? 'not-connected' : 'broken';
  if (SsoError.is(error, 'request-timeout')) return 'late';
  if (SsoError.is(error, 'throttled')) return 'throttled';
  if (SsoError.is(error, 'service-unavailable')) return 'unavailable';
  return SsoError.is(error, 'answer-unexpected') && isGarbled(error.data) ? 'garbled' : undefined;
}

function isGarbled({ status, contentType = '' }: SsoError<'answer-unexpected'>['data']): boolean {
  return status === 200 && /[/+-]json\b/.test(contentType);
}

const ofTheWay: ReadonlySet<SsoErrorCode> = new Set([
  'network',
  'tls-untrusted',
  'throttled',
  'service-unavailable',
  'answer-unexpected',
  'request-timeout',
]);

/** Whether it was the way to the service, or its state, and says nothing about who asked for what: whether sent again or not. */
export function isFaultOfTheWay({ code }: SsoError): boolean {
  return ofTheWay.has(code);
}
