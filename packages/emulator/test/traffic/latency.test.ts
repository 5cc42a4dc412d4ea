import { createEmulator } from '../../src/index.ts';

const slow = { method: 'GET', target: '/start' };
const quick = { method: 'GET', target: '/device' };

/** The order in which answers come, whatever the machine's load: the slow one takes thirty times as long. */
async function order(emulator: ReturnType<typeof createEmulator>): Promise<readonly string[]> {
  const answered: string[] = [];
  const ask = async (request: typeof slow) => {
    await emulator.handle(request);
    answered.push(request.target);
  };
  await Promise.all([ask(slow), ask(quick)]);
  return answered;
}

describe('latency', () => {
  it('holds up its own operation and no other', async () => {
    const emulator = createEmulator({ latencyMilliseconds: { StartPage: 300, DevicePage: 10 } });
    expect(await order(emulator)).toEqual(['/device', '/start']);
  });

  it('holds up also what a rate limit refuses', async () => {
    const emulator = createEmulator({ rateLimit: { callsPerSecond: 0.001, operations: ['StartPage'] } });
    expect((await emulator.handle(slow)).status).toBe(200);
    emulator.latency.set({ StartPage: 300, DevicePage: 10 });
    expect(await order(emulator)).toEqual(['/device', '/start']);
    expect(emulator.throttled).toBe(1);
  });

  it('holds up every operation for the same time, and can be taken away', async () => {
    const emulator = createEmulator({ latencyMilliseconds: 60_000 });
    const late = emulator.handle(slow).then(() => 'late');
    emulator.latency.set(0);
    expect(await Promise.race([late, emulator.handle(quick).then(() => 'quick')])).toBe('quick');
  });
});
