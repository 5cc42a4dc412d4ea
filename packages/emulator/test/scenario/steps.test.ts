import { ConnectionReset, createEmulator } from '../../src/index.ts';
import { post, signIn, steeredEmulator } from '../support.ts';

const body = { clientName: 'test', clientType: 'public' };

describe('the steps of a scenario', () => {
  it('come once, just before their call is answered', async () => {
    const { emulator } = steeredEmulator({
      scenario: { steps: [{ at: { call: 2, operation: 'RegisterClient' }, faults: [{ status: 503 }] }] },
    });
    await emulator.handle({ method: 'GET', target: '/start' });
    const statuses = [];
    for (let call = 1; call <= 4; call += 1)
      statuses.push((await post(emulator, '/client/register', body)).status);
    expect(statuses).toEqual([200, 503, 200, 200]);
  });

  it('count every call where they name no operation', async () => {
    const emulator = createEmulator({
      scenario: { steps: [{ at: { call: 2 }, network: { downMilliseconds: 60_000 } }] },
    });
    await emulator.handle({ method: 'GET', target: '/start' });
    await expect(post(emulator, '/client/register', body)).rejects.toThrow(ConnectionReset);
    await emulator.network.up();
    expect((await post(emulator, '/client/register', body)).status).toBe(200);
  });

  it('come with time, which a change of the clock does not bring nearer', async () => {
    const { emulator, advance } = steeredEmulator({
      scenario: { steps: [{ at: { seconds: 30 }, revoke: ['sessions'] }] },
    });
    emulator.clock.advance(7200);
    const { token, refresh } = await signIn(emulator);
    advance(29);
    const renewed = await refresh(token.refreshToken);
    expect(renewed.status).toBe(200);
    advance(1);
    expect((await refresh(renewed.json.refreshToken)).json.error).toBe('invalid_grant');
  });

  it('begin anew with the next scenario, after everything is set right', async () => {
    const { emulator } = steeredEmulator({
      scenario: {
        faults: [{ html: true, times: Number.POSITIVE_INFINITY }],
        latencyMilliseconds: 1,
        rateLimit: { callsPerSecond: 1 },
        clock: { advanceSeconds: 60 },
        steps: [{ at: { call: 1 }, faults: [{ status: 500 }] }],
      },
    });
    emulator.play({ steps: [{ at: { call: 2 }, latencyMilliseconds: 2 }] });
    expect((await post(emulator, '/client/register', body)).status).toBe(200);
    expect(emulator.latency.milliseconds).toBe(0);
    expect((await post(emulator, '/client/register', body)).status).toBe(200);
    expect(emulator.latency.milliseconds).toBe(2);
    expect([emulator.rateLimit.limit, emulator.clock.now()]).toEqual([undefined, Date.UTC(2030, 0, 1)]);
  });

  it('are refused at the start where they begin with what is not there', () => {
    const scenario = { assignments: { removeAccounts: ['000000000000'] } };
    expect(() => createEmulator({ scenario })).toThrow(/no account 000000000000/);
  });
});
