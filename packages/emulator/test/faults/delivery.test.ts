import { once } from 'node:events';
import { connect } from 'node:net';
import { type Fault, type RunningEmulator, startEmulator } from '../../src/index.ts';

const page = 'x'.repeat(60);

describe('the way of an answer', () => {
  let running: RunningEmulator;

  beforeAll(async () => {
    running = await startEmulator();
  });

  afterEach(() => running.emulator.faults.clear());

  afterAll(() => running.close());

  /** What arrives at a socket until it closes, or until `enough` of it is there. */
  async function received(
    fault: Fault,
    enough = (_: string) => false,
    connection = 'close',
  ): Promise<string> {
    running.emulator.faults.add(fault);
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.write(`GET /start HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: ${connection}\r\n\r\n`);
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
      if (enough(text)) socket.destroy();
    });
    await once(socket, 'close');
    return text;
  }

  it('ends in the middle and closes, with the length of the whole', async () => {
    const text = await received({ body: page, cutAfterBytes: 12 }, undefined, 'keep-alive');
    expect(text).toContain('content-length: 60\r\n');
    expect(text).toMatch(/\r\n\r\nx{12}$/);
  });

  it('ends in the middle as if that were all', async () => {
    const text = await received({ body: page, truncateToBytes: 12 });
    expect(text).toContain('content-length: 12\r\n');
    expect(text).toMatch(/\r\n\r\nx{12}$/);
  });

  it('trickles in, and comes in full', async () => {
    const text = await received({ body: page, bytesPerSecond: 600 });
    expect(text).toMatch(/\r\n\r\nx{60}$/);
  });

  it('trickles in one byte after the other where it is slow', async () => {
    const text = await received({ body: page, bytesPerSecond: 10 }, (so) => so.endsWith('\r\n\r\nxx'));
    expect(text).toMatch(/\r\n\r\nxx$/);
  });

  it('leads nowhere: neither a byte nor the end', async () => {
    running.emulator.faults.add({ hang: true });
    const signal = AbortSignal.timeout(100);
    await expect(fetch(`${running.url}/start`, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect((await fetch(`${running.url}/start`)).status).toBe(200);
  });
});
