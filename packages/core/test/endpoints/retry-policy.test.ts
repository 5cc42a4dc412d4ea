import {
  type FailedCall,
  isFaultOfTheWay,
  pauseBeforeRepeating,
  type Repetition,
  repeatedFor,
} from '../../src/endpoints/retry-policy.ts';
import { SsoError } from '../../src/errors.ts';

const host = 'oidc.us-east-1.amazonaws.com';
const operation = 'ListAccounts';
const json = 'application/json';

/** Each with its pauses, without chance: at their longest. */
const faults = {
  'no name for the host': [new SsoError('network', { host, reason: 'ENOTFOUND' }), [200, 400, 800]],
  'nobody who listens': [new SsoError('network', { host, reason: 'ECONNREFUSED' }), [200, 400, 800]],
  'a broken connection': [new SsoError('network', { host, reason: 'ECONNRESET' }), [200, 400, 800]],
  'a late answer': [new SsoError('request-timeout', { host, milliseconds: 20_000 }), [200]],
  'too many requests': [new SsoError('throttled', { operation }), [500, 1000, 2000]],
  'too many, with a time': [new SsoError('throttled', { operation, retryAfter: 3_000 }), [3000, 3000, 3000]],
  'a fault of the service': [
    new SsoError('service-unavailable', { operation, status: 500 }),
    [200, 400, 800],
  ],
  'one with a time': [
    new SsoError('service-unavailable', { operation, status: 503, retryAfter: 1_000 }),
    [1000, 1000, 1000],
  ],
  'half of an answer': [new SsoError('answer-unexpected', { host, status: 200, contentType: json }), [200]],
  'a page': [new SsoError('answer-unexpected', { host, status: 200, contentType: 'text/html' }), []],
  'JSON without the members': [new SsoError('answer-unexpected', { host, status: 200 }), []],
  'a certificate': [new SsoError('tls-untrusted', { host, reason: 'CERT_HAS_EXPIRED' }), []],
  'a refusal': [new SsoError('service-refused', { operation, error: 'InvalidRequestException' }), []],
  'no access': [new SsoError('no-access', { accountId: '111111111111' }), []],
  'a person who stops': [new SsoError('cancelled', {}), []],
} as const satisfies Record<string, readonly [SsoError, readonly number[]]>;

const all = Object.entries(faults).map(([what, [error, pauses]]) => ({ what, error, pauses }));

/** The pauses of a call that fails by the same fault each time. */
function pausesOf(error: SsoError, changes: Partial<FailedCall> = {}): readonly number[] {
  const pauses: number[] = [];
  for (let requests = 1, elapsed = 0; requests < 10; requests += 1) {
    const call: FailedCall = {
      error,
      repetition: 'if-passing',
      requests,
      mostRequests: undefined,
      elapsed,
      random: 1,
      ...changes,
    };
    const pause = pauseBeforeRepeating(call);
    if (pause === undefined) return pauses;
    pauses.push(pause);
    elapsed += pause;
  }
  throw new Error('It would be sent for ever.');
}

describe('what may be repeated', () => {
  it.each(all)('is, after $what: $pauses', ({ error, pauses }) => {
    expect(pausesOf(error)).toEqual(pauses);
  });

  it.each(all)('is not begun late, after $what', ({ error }) => {
    expect(pausesOf(error, { elapsed: repeatedFor })).toEqual([]);
  });

  it('is sent no more often than the caller wants', () => {
    const [error] = faults['a broken connection'];
    expect(pausesOf(error, { mostRequests: 1 })).toEqual([]);
    expect(pausesOf(error, { mostRequests: 2 })).toEqual([200]);
    expect(pausesOf(error, { mostRequests: 20 })).toHaveLength(3);
  });

  it('waits between half of the pause and all of it', () => {
    const [error] = faults['too many requests'];
    expect(pausesOf(error, { random: 0 })).toEqual([250, 500, 1000]);
    expect(pausesOf(error, { random: 0.5 })).toEqual([375, 750, 1500]);
  });

  it('is not waited for where the service wants to be left alone for longer than it may take', () => {
    expect(pausesOf(new SsoError('throttled', { operation, retryAfter: 60_000 }))).toEqual([]);
  });
});

describe('what uses up a code or a refresh token', () => {
  const safe = ['no name for the host', 'nobody who listens', 'too many requests', 'too many, with a time'];

  it.each(all)('is repeated only where nobody has acted on it: $what', ({ what, error, pauses }) => {
    const expected = safe.includes(what) ? pauses : [];
    expect(pausesOf(error, { repetition: 'if-not-acted-on' })).toEqual(expected);
  });
});

it.each(all)('a call with a rhythm of its own is never repeated: $what', ({ error }) => {
  expect(pausesOf(error, { repetition: 'never' satisfies Repetition })).toEqual([]);
});

it('tells what the way to the service is to blame for', () => {
  const blamed = all.filter(({ error }) => isFaultOfTheWay(error)).map(({ what }) => what);
  const others = ['a refusal', 'no access', 'a person who stops'];
  expect(blamed).toEqual(Object.keys(faults).filter((what) => !others.includes(what)));
});
