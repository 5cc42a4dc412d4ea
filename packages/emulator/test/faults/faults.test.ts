import { ConnectionReset, createEmulator } from '../../src/index.ts';
import { deviceClient, portal, post, steeredEmulator } from '../support.ts';

const target = '/client/register';
const body = { clientName: 'test', clientType: 'public' };

describe('faults', () => {
  it('answer once, in the wire form of the service, and count as a call', async () => {
    const { emulator } = steeredEmulator();
    emulator.faults.add({ operation: 'RegisterClient', error: 'InternalServerException' });
    expect(await post(emulator, target, body)).toMatchObject({
      status: 500,
      json: { error: 'server_error' },
    });
    expect((await post(emulator, target, body)).status).toBe(200);
    expect(emulator.calls('RegisterClient')).toBe(2);
    expect(emulator.requests[0]).toEqual({ operation: 'RegisterClient', time: Date.UTC(2030, 0, 1) });
  });

  it('hit only their operation, as often as asked', async () => {
    const emulator = createEmulator();
    emulator.faults.add({ operation: 'ListAccounts', error: 'TooManyRequestsException', times: 2 });
    expect((await post(emulator, target, body)).status).toBe(200);
    const statuses = [];
    for (let call = 0; call < 3; call += 1) {
      statuses.push((await portal(emulator, '/assignment/accounts', 'unknown')).status);
    }
    expect(statuses).toEqual([429, 429, 401]);
  });

  it('can be taken back', async () => {
    const emulator = createEmulator();
    emulator.faults.add({ status: 503, times: Number.POSITIVE_INFINITY });
    expect((await post(emulator, target, body)).status).toBe(503);
    emulator.faults.clear();
    expect((await post(emulator, target, body)).status).toBe(200);
  });

  it('send a page, any body and any header', async () => {
    const emulator = createEmulator();
    emulator.faults.add({ html: true });
    emulator.faults.add({ body: '{"half', headers: { 'retry-after': '3' } });
    const request = { method: 'POST', target, body: '{}' };
    const [page, half] = [await emulator.handle(request), await emulator.handle(request)];
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html']);
    expect([half.body, half.headers['retry-after']]).toEqual(['{"half', '3']);
  });

  it('break the connection off, or delay the real answer', async () => {
    const emulator = createEmulator();
    emulator.faults.add({ reset: true });
    emulator.faults.add({ delayMilliseconds: 1 });
    await expect(post(emulator, target, body)).rejects.toThrow(ConnectionReset);
    expect((await deviceClient(emulator)).clientId).not.toBe('undefined');
  });
});
