import { type RateLimit, startEmulator } from '../../src/index.ts';
import { portal, post, steeredEmulator } from '../support.ts';

const body = { clientName: 'test', clientType: 'public' };

function limited(rateLimit: RateLimit) {
  const { emulator, advance } = steeredEmulator({ rateLimit });
  const register = () => post(emulator, '/client/register', body);
  const statuses = async (calls: number) => {
    const answers = [];
    for (let call = 0; call < calls; call += 1) answers.push((await register()).status);
    return answers;
  };
  return { emulator, advance, register, statuses };
}

describe('a rate limit', () => {
  it('lets a burst through, refuses what is over it, and fills up again with time', async () => {
    const { emulator, advance, statuses } = limited({ callsPerSecond: 2, burst: 3 });
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    advance(1);
    expect(await statuses(3)).toEqual([200, 200, 429]);
    advance(3600);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect([emulator.throttled, emulator.calls('RegisterClient')]).toEqual([4, 12]);
  });

  it('answers in the wire form of the service, with Retry-After where asked', async () => {
    const { emulator, register } = limited({ callsPerSecond: 0.25, retryAfter: true });
    await register();
    const oidc = await register();
    expect(oidc.headers).toMatchObject({
      'retry-after': '4',
      'x-amzn-errortype': 'TooManyRequestsException',
    });
    const accounts = await portal(emulator, '/assignment/accounts', 'x');
    expect([accounts.status, accounts.json.__type]).toEqual([
      429,
      'com.amazonaws.switchboard.portal#TooManyRequestsException',
    ]);
    const target = '/?Action=GetCallerIdentity&Version=2011-06-15';
    expect((await emulator.handle({ method: 'POST', target })).body).toContain('<Code>Throttling</Code>');
  });

  it('says nothing of when to come again where not asked', async () => {
    const { register } = limited({ callsPerSecond: 1 });
    await register();
    expect((await register()).headers).not.toHaveProperty('retry-after');
  });

  it('spares pages, and the operations that it does not name', async () => {
    const { emulator, statuses } = limited({ callsPerSecond: 1, operations: ['ListAccounts'] });
    expect(await statuses(3)).toEqual([200, 200, 200]);
    emulator.rateLimit.set({ callsPerSecond: 1 });
    const page = () => emulator.handle({ method: 'GET', target: '/start' });
    expect([(await page()).status, (await page()).status]).toEqual([200, 200]);
  });

  it('can be lifted, and survives a clock that is set back', async () => {
    const { emulator, advance, statuses } = limited({ callsPerSecond: 1 });
    expect(await statuses(2)).toEqual([200, 429]);
    advance(-7200);
    expect(await statuses(1)).toEqual([429]);
    advance(1);
    expect(await statuses(2)).toEqual([200, 429]);
    emulator.rateLimit.set(undefined);
    expect(await statuses(2)).toEqual([200, 200]);
    expect(emulator.throttled).toBe(3);
  });
});

describe('the Date header', () => {
  it('is the time of the emulator', async () => {
    const running = await startEmulator({ now: () => Date.UTC(2030, 0, 1) });
    running.emulator.clock.advance(-7200);
    const { headers } = await fetch(`${running.url}/start`);
    await running.close();
    expect(headers.get('date')).toBe('Mon, 31 Dec 2029 22:00:00 GMT');
  });
});
