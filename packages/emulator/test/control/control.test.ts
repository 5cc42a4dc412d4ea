import { type RunningEmulator, startEmulator } from '../../src/index.ts';
import { deviceLogin } from '../support.ts';

const json = 'application/json';

describe('the control interface', () => {
  let running: RunningEmulator;

  beforeEach(async () => {
    running = await startEmulator();
  });

  afterEach(() => running.close());

  async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${running.controlUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${running.controlToken}`, 'content-type': json, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      json: (await response.json()) as Record<string, unknown>,
    };
  }

  it('adds, replaces, lists and clears faults', async () => {
    expect((await control('POST', '/faults', { status: 503, times: 'always' })).json).toEqual([
      { status: 503, times: 'always', hits: 0 },
    ]);
    expect((await fetch(`${running.url}/start`)).status).toBe(503);
    expect((await control('GET', '/faults')).json).toMatchObject([{ hits: 1 }]);
    expect((await control('PUT', '/faults', [{ html: true }])).json).toEqual([
      { html: true, times: 1, hits: 0 },
    ]);
    expect((await control('DELETE', '/faults')).json).toEqual([]);
    expect((await fetch(`${running.url}/start`)).status).toBe(200);
  });

  it('sets and takes away latency and a rate limit', async () => {
    expect((await control('PUT', '/latency', { CreateToken: 5 })).json).toEqual({ CreateToken: 5 });
    expect(running.emulator.latency.milliseconds).toEqual({ CreateToken: 5 });
    expect((await control('DELETE', '/latency')).json).toBe(0);
    const limit = { callsPerSecond: 0.001, operations: ['StartPage'] };
    expect((await control('PUT', '/rate-limit', limit)).json).toEqual({ limit, throttled: 0 });
    for (const status of [200, 429]) expect((await fetch(`${running.url}/start`)).status).toBe(status);
    expect((await control('DELETE', '/rate-limit')).json).toEqual({ limit: null, throttled: 1 });
  });

  it('sets the clock, moves it, and sets it right', async () => {
    const { json: set } = await control('PUT', '/clock', { time: '2040-01-01T00:00:00Z' });
    expect(set.time).toMatch(/^2040-01-01T00:0/);
    const { json: moved, headers } = await control('PUT', '/clock', { advanceSeconds: -86_400 });
    expect(moved.time).toMatch(/^2039-12-31T00:0/);
    expect(headers.get('date')).toMatch(/^Sat, 31 Dec 2039 /);
    await control('DELETE', '/clock');
    expect(Math.abs(running.emulator.clock.now() - Date.now())).toBeLessThan(60_000);
  });

  it('answers before the network goes', async () => {
    expect((await control('PUT', '/network', { downMilliseconds: 20 })).status).toBe(200);
    while (!running.emulator.network.isDown) await new Promise(setImmediate);
    await expect(fetch(`${running.url}/start`)).rejects.toThrow();
    await running.emulator.network.up();
    expect((await control('GET', '')).status).toBe(200);
  });

  it('approves and denies what waits for a person', async () => {
    const { userCode, poll } = await deviceLogin(running.emulator);
    const other = await deviceLogin(running.emulator);
    expect((await control('GET', '/device-codes')).json).toMatchObject([
      { userCode },
      { userCode: other.userCode },
    ]);
    expect((await control('POST', '/approve', { userCode })).json).toHaveLength(1);
    expect((await control('POST', '/deny', { userCode: other.userCode })).json).toEqual([]);
    expect([(await poll()).status, (await other.poll()).json.error]).toEqual([200, 'access_denied']);
  });

  it('tells what was asked for, and forgets it', async () => {
    await fetch(`${running.url}/start`);
    expect((await control('GET', '/requests')).json).toEqual([
      { operation: 'StartPage', time: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    expect((await control('GET', '')).json).toMatchObject({
      calls: { StartPage: 1 },
      throttled: 0,
      faults: [],
    });
    expect((await control('DELETE', '/requests')).json).toEqual([]);
  });

  it('takes a scenario, further changes, and goes back to a good day', async () => {
    const scenario = { latencyMilliseconds: 1, steps: [{ at: { call: 1 }, faults: [{ status: 500 }] }] };
    expect((await control('PUT', '/scenario', scenario)).json).toMatchObject({ latencyMilliseconds: 1 });
    expect((await fetch(`${running.url}/start`)).status).toBe(500);
    const removal = { assignments: { removeAccounts: ['111111111111'] } };
    expect((await control('POST', '/changes', removal)).status).toBe(200);
    expect(running.emulator.organization.accounts).toHaveLength(3);
    const again = await control('POST', '/changes', removal);
    expect([again.status, again.json.error]).toEqual([
      409,
      { code: 'conflict', message: 'There is no account 111111111111.' },
    ]);
    expect((await control('DELETE', '/scenario')).json).toMatchObject({ latencyMilliseconds: 0, faults: [] });
  });

  it.each<[string, string, unknown, string]>([
    ['PUT', '/faults', [{}, { times: 0 }], 'faults[1].times must be'],
    ['POST', '/faults', { operation: 'Token' }, 'fault.operation must be one of'],
    ['PUT', '/latency', 'true', 'latencyMilliseconds must be an object'],
    ['PUT', '/rate-limit', { callsPerSecond: 0 }, 'rateLimit.callsPerSecond must be'],
    ['PUT', '/clock', { advanceSeconds: '1' }, 'clock.advanceSeconds must be'],
    ['PUT', '/network', {}, 'network.downMilliseconds must be'],
    ['PUT', '/scenario', { steps: [{}] }, 'steps[0].at must be'],
    ['POST', '/changes', { revoke: 'sessions' }, 'revoke must be a list'],
    ['POST', '/approve', {}, 'userCode must be'],
    ['PUT', '/faults', '{', 'The body is no JSON'],
  ])('names the member: %s %s %j', async (method, path, body, message) => {
    const answer = await control(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toEqual({ code: 'invalid-body', message: expect.stringContaining(message) });
    expect(running.emulator.faults.list()).toEqual([]);
  });

  it('knows no other paths and methods', async () => {
    expect(await control('GET', '/fault')).toMatchObject({
      status: 404,
      json: { error: { code: 'unknown-resource' } },
    });
    const { status, headers } = await control('DELETE', '/network');
    expect([status, headers.get('allow')]).toEqual([405, 'PUT']);
  });
});
