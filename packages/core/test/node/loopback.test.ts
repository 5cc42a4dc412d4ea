import { connect } from 'node:net';
import { testRuntime } from '../support/test-runtime.ts';

it('answers on 127.0.0.1 and waits for the page', async () => {
  const { runtime } = testRuntime();
  const page = Promise.withResolvers<string>();
  const server = await runtime.listenOnLoopback(async (request) => ({
    status: 200,
    html: `${await page.promise} ${request.method} ${request.target} ${request.port === server.port}`,
  }));
  const response = fetch(`http://127.0.0.1:${server.port}/a?b=c`);
  page.resolve('here');
  expect(await (await response).text()).toBe('here GET /a?b=c true');
  await server.close();
});

it('lets nothing load and nothing keep the page', async () => {
  const { runtime } = testRuntime();
  const server = await runtime.listenOnLoopback(async () => ({ status: 404, html: 'no' }));
  const response = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
  await server.close();
});

it('closes although a connection is idle', async () => {
  const { runtime } = testRuntime();
  const server = await runtime.listenOnLoopback(async () => ({ status: 200, html: '' }));
  const idle = connect(server.port, '127.0.0.1');
  await new Promise((done) => idle.once('connect', done));
  const ended = new Promise((done) => idle.once('close', done));
  await server.close();
  await ended;
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
});
