import { type Runtime, SsoError } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { retry } from '../src/retry.ts';

const throttled = new SsoError('throttled', { operation: 'GetRoleCredentials' });

function steered(byte: number) {
  const slept: number[] = [];
  const runtime: Runtime = {
    ...createNodeRuntime(),
    randomBytes: (count) => new Uint8Array(count).fill(byte),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      slept.push(milliseconds);
    },
  };
  return { runtime, slept };
}

async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('retry', () => {
  const { signal } = new AbortController();

  it.each([
    [0, [250, 500, 1000, 2000, 4000, 5000]],
    [255, [500, 1000, 2000, 4000, 8000, 10_000]],
  ])('waits longer each time, a random half of it (%i)', async (byte, expected) => {
    const { runtime, slept } = steered(byte);
    const error = await rejectionOf(
      retry(runtime, { maxAttempts: 7, signal }, () => Promise.reject(throttled)),
    );
    expect(error).toBe(throttled);
    expect(slept).toEqual(expected);
  });

  it('does not try what stays as it is', async () => {
    const { runtime, slept } = steered(0);
    const refused = new SsoError('no-access', { accountId: '111111111111' });
    expect(await rejectionOf(retry(runtime, { maxAttempts: 7, signal }, () => Promise.reject(refused)))).toBe(
      refused,
    );
    expect(slept).toEqual([]);
  });

  it('ends with its signal', async () => {
    const { runtime } = steered(0);
    const stopped = AbortSignal.abort(throttled);
    const options = { maxAttempts: 7, signal: stopped };
    expect(await rejectionOf(retry(runtime, options, () => Promise.reject(throttled)))).toBe(throttled);
  });
});
