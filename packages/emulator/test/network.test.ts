import { ConnectionReset, createEmulator, startEmulator } from '../src/index.ts';

const page = { method: 'GET', target: '/start' };

async function failure(url: string): Promise<unknown> {
  return fetch(`${url}/start`).then(
    () => undefined,
    (error) => error.cause.code,
  );
}

describe('the network', () => {
  it('goes, with every connection, and comes back on the same port', async () => {
    const running = await startEmulator();
    const { network } = running.emulator;
    running.emulator.faults.add({ hang: true });
    const waiting = failure(running.url);
    while (running.emulator.calls('StartPage') === 0) await new Promise(setImmediate);
    network.down();
    network.down();
    expect([await waiting, await failure(running.url)]).toEqual(['UND_ERR_SOCKET', 'ECONNREFUSED']);
    expect(network.isDown).toBe(true);
    await network.up();
    await network.up();
    expect(await failure(running.url)).toBeUndefined();
    // At once, while the connection of before is still ending.
    network.down();
    await network.up();
    expect(await failure(running.url)).toBeUndefined();
    await running.close();
  });

  it('comes back by itself where a time was given', async () => {
    const running = await startEmulator();
    running.emulator.network.down(20);
    expect(await failure(running.url)).toBe('ECONNREFUSED');
    while (running.emulator.network.isDown) await new Promise((done) => setTimeout(done, 5));
    while ((await failure(running.url)) !== undefined);
    await running.close();
  });

  it('may be down from the start', async () => {
    const running = await startEmulator({ scenario: { network: { downMilliseconds: 60_000 } } });
    expect(await failure(running.url)).toBe('ECONNREFUSED');
    await running.emulator.network.up();
    expect(await failure(running.url)).toBeUndefined();
    await running.close();
  });

  it('may be down at the end', async () => {
    const running = await startEmulator();
    running.emulator.network.down(60_000);
    await running.close();
    expect(await failure(running.url)).toBe('ECONNREFUSED');
  });

  it('is missed without a server, too', async () => {
    const emulator = createEmulator();
    emulator.network.down();
    await expect(emulator.handle(page)).rejects.toThrow(ConnectionReset);
    await emulator.network.up();
    expect((await emulator.handle(page)).status).toBe(200);
    expect(emulator.calls('StartPage')).toBe(1);
  });
});
