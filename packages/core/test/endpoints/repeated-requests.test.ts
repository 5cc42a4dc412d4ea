import '@sso/testkit';
import type { Fault } from '@sso/emulator';
import { sessionAccounts } from '../../src/session/portal-session.ts';
import { named, sleepUntilAborted, testIdentityCenter, until } from '../support/identity-center.ts';

/** A signed-in person; chance is at its lowest. */
async function signedIn(fault: Fault) {
  const center = await testIdentityCenter();
  await center.signedIn();
  center.emulator.faults.add({ operation: 'ListAccounts', ...fault });
  const runtime = { randomBytes: () => new Uint8Array(4) };
  const [start = 0] = center.times('CreateToken').slice(-1);
  return {
    ...center,
    context: center.contextWith(runtime),
    /** Seconds since the sign-in. */
    requests: () => center.times('ListAccounts').map((time) => Math.round((time - start) * 1000) / 1000),
  };
}

describe('a call to the service', () => {
  it.each([
    ['429', { error: 'TooManyRequestsException', times: 2 }, [0, 0.25, 0.75]],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '7' } }, [0, 7]],
    ['500', { error: 'InternalServerException', times: 3 }, [0, 0.1, 0.3, 0.7]],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '2' }, times: 2 }, [0, 2, 4]],
    ['503 of a gateway', { html: true, status: 503 }, [0, 0.1]],
    ['a reset before it was acted on', { reset: true }, [0, 0.1]],
    ['a reset after it was acted on', { reset: true, acts: true }, [0, 0.1]],
    ['half an answer', { cutAfterBytes: 20 }, [0, 0.1]],
    ['JSON that stops in the middle', { truncateToBytes: 20 }, [0, 0.1]],
    ['a slow answer', { bytesPerSecond: 5_000 }, [0]],
  ] as const)('comes to its end in spite of %s', async (_, fault, requests) => {
    const center = await signedIn(fault);
    expect(await sessionAccounts(center.context, named)).toHaveLength(4);
    expect(center.requests()).toEqual(requests);
  });

  it.each([
    ['a page', { html: true }, 'answer-unexpected', 1],
    ['a refusal', { error: 'InvalidRequestException' }, 'service-refused', 1],
    ['JSON that stops in the middle, twice', { truncateToBytes: 20 }, 'answer-unexpected', 2],
    ['a minute of Retry-After', { status: 429, headers: { 'retry-after': '60' } }, 'throttled', 1],
    [
      'Retry-After until half a minute is over',
      { status: 503, headers: { 'retry-after': '14' } },
      'service-unavailable',
      3,
    ],
  ] as const)('gives up after %s', async (_, fault, code, requests) => {
    const center = await signedIn({ ...fault, times: Infinity });
    await expect(sessionAccounts(center.context, named)).rejects.toThrowSsoError(code);
    expect(center.requests()).toHaveLength(requests);
  });

  it('is not repeated where one before it has used up the time', async () => {
    const center = await signedIn({ error: 'InternalServerException', times: Infinity });
    center.context.trouble.lasts(center.clock.now - 25_000, center.clock.now);
    center.clock.advance(5_000);
    await expect(sessionAccounts(center.context, named)).rejects.toThrowSsoError('service-unavailable');
    expect(center.requests()).toHaveLength(1);
  });

  it('logs each repetition with its reason', async () => {
    const center = await signedIn({ error: 'InternalServerException' });
    await sessionAccounts(center.context, named);
    expect(center.logged).toContainEqual({
      event: 'service call repeated',
      facts: { operation: 'ListAccounts', reason: 'service-unavailable', pause: 100 },
    });
  });

  it('ends at once for a person who stops during a pause', async () => {
    const center = await signedIn({ error: 'InternalServerException', times: Infinity });
    const stop = new AbortController();
    const context = center.contextWith({ sleep: sleepUntilAborted }, { signal: stop.signal });
    await Promise.all([
      expect(sessionAccounts(context, named)).rejects.toThrowSsoError('cancelled'),
      until(() => center.logged.some(({ event }) => event === 'service call repeated')).then(() =>
        stop.abort(),
      ),
    ]);
    expect(center.requests()).toHaveLength(1);
  });

  it('ends at once for a person who stops in the middle of an answer', async () => {
    const center = await signedIn({ bytesPerSecond: 1 });
    const stop = new AbortController();
    const context = center.contextWith({}, { signal: stop.signal });
    await Promise.all([
      expect(sessionAccounts(context, named)).rejects.toThrowSsoError('cancelled'),
      until(() => center.requests().length === 1).then(() => stop.abort()),
    ]);
  });
});
