import { createEmulator, type Fault } from '../../src/index.ts';
import { post, signIn } from '../support.ts';

const body = { clientName: 'test', clientType: 'public' };

/** Which of so many calls were hit. */
async function hits(faults: readonly Fault[], calls: number): Promise<readonly number[]> {
  const emulator = createEmulator();
  for (const fault of faults) emulator.faults.add({ status: 503, ...fault });
  const hit = [];
  for (let call = 1; call <= calls; call += 1) {
    if ((await post(emulator, '/client/register', body)).status === 503) hit.push(call);
  }
  return hit;
}

describe('a fault', () => {
  it('lets the first calls through where it says so', async () => {
    expect(await hits([{ after: 2, times: 2 }], 6)).toEqual([3, 4]);
  });

  it('leaves a call that it lets through to the next fault', async () => {
    expect(await hits([{ after: 1 }, { after: 0 }], 4)).toEqual([1, 2]);
  });

  it('hits its share of the calls, the same ones in every run with the same seed', async () => {
    const share = { probability: 0.25, times: Number.POSITIVE_INFINITY };
    const first = await hits([share], 400);
    expect(first.length).toBeGreaterThan(70);
    expect(first.length).toBeLessThan(130);
    expect(await hits([share], 400)).toEqual(first);
    expect(await hits([{ ...share, seed: 2 }], 400)).not.toEqual(first);
  });

  it('hits only one grant of CreateToken', async () => {
    const emulator = createEmulator();
    emulator.faults.add({ grantType: 'refresh_token', error: 'InvalidGrantException' });
    const { token, refresh } = await signIn(emulator);
    expect(await refresh(token.refreshToken)).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant' },
    });
    expect((await refresh(token.refreshToken)).status).toBe(200);
  });

  it('is listed with its hits until it is used up', async () => {
    const emulator = createEmulator();
    const fault = { status: 503, times: 2 };
    emulator.faults.add(fault);
    await post(emulator, '/client/register', body);
    expect(emulator.faults.list()).toEqual([{ fault, hits: 1 }]);
    await post(emulator, '/client/register', body);
    expect(emulator.faults.list()).toEqual([]);
  });
});
