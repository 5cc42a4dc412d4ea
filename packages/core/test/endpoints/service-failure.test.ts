import '@sso/testkit';
import type { Fault } from '@sso/emulator';
import { callService } from '../../src/endpoints/service-failure.ts';
import { sessionAccounts } from '../../src/session/portal-session.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

/** The first call of a sign-in and the first of the portal, each answered by the same fault. */
async function answered(fault: Fault) {
  const center = await testIdentityCenter();
  await center.signedIn();
  center.emulator.faults.add({ ...fault, operation: 'ListAccounts' });
  center.emulator.faults.add({ ...fault, operation: 'StartDeviceAuthorization' });
  const host = new URL(center.url).host;
  return { ...center, host, portal: sessionAccounts(center.context, named), oidc: center.signedIn };
}

describe('what is no answer of the service', () => {
  const pages: readonly (readonly [what: string, fault: Fault, status: number])[] = [
    ['a page with 200', { html: true }, 200],
    ['a page with 302', { html: true, status: 302, headers: { location: 'http://portal.example/' } }, 302],
    ['a page with 403', { html: true, status: 403 }, 403],
    ['a page with 401', { html: true, status: 401 }, 401],
    ['a page with 404', { html: true, status: 404 }, 404],
    ['an empty redirect', { html: true, status: 302, body: '' }, 302],
  ];

  it.each(pages)('is told from one: %s', async (_, fault, status) => {
    const { host, portal, oidc } = await answered(fault);
    const data = { host, status, contentType: 'text/html' };
    await expect(portal).rejects.toThrowSsoError('answer-unexpected', data);
    await expect(oidc()).rejects.toThrowSsoError('answer-unexpected', data);
  });

  it.each([
    ['no name', '{"message": "Forbidden"}', 403],
    ['no object', '"Forbidden"', 403],
    ['no content', '', 400],
  ])('is told from a refusal: JSON with %s', async (_, body, status) => {
    const { portal, oidc } = await answered({ body, status });
    await expect(portal).rejects.toThrowSsoError('answer-unexpected', { status });
    await expect(oidc()).rejects.toThrowSsoError('answer-unexpected', { status });
  });

  it('gives the service’s own reason where it has one', async () => {
    const { portal, oidc } = await answered({ error: 'InvalidScopeException' });
    const invalid = { operation: 'ListAccounts', error: 'InvalidScopeException' };
    await expect(portal).rejects.toThrowSsoError('service-refused', invalid);
    await expect(oidc()).rejects.toThrowSsoError('service-refused', {
      operation: 'StartDeviceAuthorization',
      error: 'invalid_scope',
      description: 'A fault was asked for.',
    });
  });
});

describe('a service in trouble', () => {
  it.each([
    ['throttled', { error: 'TooManyRequestsException', status: 429 }],
    ['throttled', { html: true, status: 429 }],
    ['service-unavailable', { error: 'InternalServerException' }],
    ['service-unavailable', { html: true, status: 503 }],
  ] as const)('is %s after the SDK has tried again', async (code, fault) => {
    const { emulator, portal } = await answered({ ...fault, times: Infinity });
    await expect(portal).rejects.toThrowSsoError(code);
    expect(emulator.calls('ListAccounts')).toBe(4);
  });

  it.each([
    ['too many requests', { error: 'TooManyRequestsException', status: 429 }],
    ['an error of its own', { error: 'InternalServerException' }],
  ] as const)('is waited for: %s', async (_, fault) => {
    const { emulator, portal } = await answered({ ...fault, times: 2 });
    expect(await portal).toHaveLength(4);
    expect(emulator.calls('ListAccounts')).toBe(3);
  });

  it('is told with the operation and the status', async () => {
    const { portal } = await answered({ html: true, status: 502, times: 4 });
    await expect(portal).rejects.toThrowSsoError('service-unavailable', {
      operation: 'ListAccounts',
      status: 502,
    });
  });
});

it('takes a connection that ends in the middle of an answer for a fault of the network', async () => {
  const { context, url } = await testIdentityCenter();
  const broken = Object.assign(new Error('aborted'), { code: 'ECONNRESET', $response: { statusCode: 200 } });
  const call = { operation: 'CreateToken', service: 'sso-oidc', region: 'us-east-1' } as const;
  const attempt = callService(context, call, () => Promise.reject(broken));
  const { host } = new URL(url);
  await expect(attempt).rejects.toThrowSsoError('network', { host, reason: 'ECONNRESET' });
});

it('logs every call without what was sent or answered', async () => {
  const center = await testIdentityCenter();
  await center.signedIn();
  await sessionAccounts(center.context, named);
  const facts = { region: 'us-east-1', milliseconds: 0 };
  expect(center.logged.filter(({ event }) => event === 'service call')).toEqual(
    ['RegisterClient', 'StartDeviceAuthorization', 'CreateToken', 'ListAccounts'].map((operation) => ({
      event: 'service call',
      facts: { operation, ...facts },
    })),
  );
});
