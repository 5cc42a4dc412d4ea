import { loggedHttp } from '../../src/node/logged-http.ts';
import type { HttpHandler, LogFact } from '../../src/runtime.ts';

type Answer = { readonly response: { readonly statusCode: number; readonly headers: object } };
type Handle = (request: object) => Promise<Answer>;

function logging(answer: () => Promise<Answer>) {
  const events: Readonly<Record<string, LogFact>>[] = [];
  const http: HttpHandler = {
    aws: { handle: answer, httpHandlerConfigs: () => ({}), updateHttpClientConfig: () => undefined },
    request: async () => ({
      status: 302,
      headers: { location: 'https://example.com/?code=secret' },
      body: 'secret',
    }),
    close: () => undefined,
  };
  const logged = loggedHttp(http, (event, facts = {}) => events.push({ event, ...facts }));
  return { events, logged, handle: (logged.aws as { readonly handle: Handle }).handle };
}

const request = {
  method: 'GET',
  hostname: 'portal.sso.us-east-1.amazonaws.com',
  path: '/federation/credentials',
  query: { role_name: 'secret' },
  headers: { 'amz-sdk-request': 'attempt=2; max=4', 'x-amz-sso_bearer_token': 'secret' },
};
const asked = { event: 'request', method: 'GET', host: request.hostname, milliseconds: expect.any(Number) };

describe('loggedHttp', () => {
  it('tells of each attempt what was asked, and how it ended', async () => {
    const headers = { 'x-amzn-requestid': '0a1b-2c', 'set-cookie': 'secret' };
    const { events, handle } = logging(async () => ({ response: { statusCode: 429, headers } }));
    await handle(request);
    expect(events).toEqual([
      { ...asked, operation: 'GetRoleCredentials', attempt: 2, status: 429, requestId: '0a1b-2c' },
    ]);
  });

  it('knows an operation of STS by its body, and tells no more of that', async () => {
    const { events, handle } = logging(async () => ({ response: { statusCode: 200, headers: {} } }));
    await handle({ ...request, path: '/', body: 'Action=AssumeRole&ExternalId=secret', headers: {} });
    expect(events).toMatchObject([{ operation: 'AssumeRole', attempt: 1, status: 200 }]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('tells a failure by its code or name, and passes it on', async () => {
    const failure = Object.assign(new Error('secret'), { code: 'ECONNRESET' });
    const { events, handle } = logging(() => Promise.reject(failure));
    await expect(handle(request)).rejects.toBe(failure);
    expect(events).toEqual([{ ...asked, operation: 'GetRoleCredentials', attempt: 2, error: 'ECONNRESET' }]);
  });

  it('takes no text for the id of a request', async () => {
    const headers = { 'x-amzn-requestid': 'secret words' };
    const { events, handle } = logging(async () => ({ response: { statusCode: 200, headers } }));
    await handle(request);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('tells of a plain request its host and status alone', async () => {
    const { events, logged } = logging(() => Promise.reject(new Error()));
    await logged.request({ method: 'HEAD', url: new URL('https://example.com/secret?secret') });
    expect(events).toEqual([{ ...asked, method: 'HEAD', host: 'example.com', status: 302 }]);
  });
});
