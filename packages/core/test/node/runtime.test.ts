import { createNodeRuntime } from '../../src/node/index.ts';

describe('sleep', () => {
  const { sleep } = createNodeRuntime();

  it('does not wake at once from a time that no timer can have', async () => {
    const stop = new AbortController();
    const long = sleep(2 ** 40, stop.signal).then(() => 'awake');
    long.catch(() => undefined);
    expect(await Promise.race([long, sleep(50).then(() => 'still asleep')])).toBe('still asleep');
    stop.abort();
  });

  it('ends with the reason of the signal', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const sleeping = sleep(60_000, stop.signal);
    stop.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(sleep(60_000, stop.signal)).rejects.toBe(reason);
  });
});
