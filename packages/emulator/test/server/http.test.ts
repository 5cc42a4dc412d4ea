import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type RunningEmulator, startEmulator } from '../../src/index.ts';

describe('the web server', () => {
  let running: RunningEmulator;

  beforeAll(async () => {
    running = await startEmulator();
  });

  afterAll(() => running.close());

  it('listens on 127.0.0.1', () => {
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('answers HEAD without content', async () => {
    const response = await fetch(`${running.url}/start`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('refuses a host name that is neither this machine nor AWS', async () => {
    const request = httpRequest(`${running.url}/start`, {
      headers: { host: 'rebound.example.com' },
      agent: false,
    }).end();
    const [response]: IncomingMessage[] = await once(request, 'response');
    expect(response?.statusCode).toBe(421);
    response?.resume();
  });

  it('refuses unknown paths and large bodies', async () => {
    const unknown = await fetch(`${running.url}/nowhere`);
    const large = await fetch(`${running.url}/token`, { method: 'POST', body: 'x'.repeat(1_048_577) });
    expect([unknown.status, large.status]).toEqual([404, 413]);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(running.url).port);
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
