import '@sso/testkit';
import { signIn } from '../../src/session/sign-in.ts';
import { named, testIdentityCenter, until } from '../support/identity-center.ts';

const device = { flow: 'device' } as const;
/** A person who lets the emulator answer by itself. */
const nobody = (): void => undefined;

async function autoApproved(
  options: { readonly interval?: number; readonly deviceCodeSeconds?: number } = {},
) {
  const center = await testIdentityCenter({ interval: 5, autoApprove: 'allow', ...options });
  center.person.onCode = nobody;
  return center;
}

describe('polling', () => {
  it('waits as long as the service says before every request', async () => {
    const center = await autoApproved({ interval: 7 });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([7, 14]);
  });

  it.each([
    ['no interval', undefined],
    ['an interval that is no number', '2'],
    ['an interval of 0', 0],
  ])('waits 5 seconds for %s', async (_, interval) => {
    const center = await testIdentityCenter();
    const verificationUri = `${center.url}/device`;
    const body = { deviceCode: 'unknown', userCode: 'ABCD-EFGH', verificationUri, expiresIn: 60, interval };
    center.emulator.faults.add({ operation: 'StartDeviceAuthorization', body: JSON.stringify(body) });
    center.emulator.faults.add({
      operation: 'CreateToken',
      error: 'AuthorizationPendingException',
      times: 2,
    });
    center.person.onCode = nobody;
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-refused', { error: 'invalid_grant' });
    expect(center.times('CreateToken')).toEqual([5, 10, 15]);
  });

  it('slows down by 5 seconds for good, each time that it is told to', async () => {
    const center = await autoApproved();
    center.emulator.faults.add({ operation: 'CreateToken', error: 'SlowDownException', times: 2 });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([5, 15, 30, 45]);
  });

  it('understands OAuth’s errors where AWS’s name for them is missing', async () => {
    const center = await autoApproved();
    const body = JSON.stringify({ error: 'slow_down' });
    center.emulator.faults.add({ operation: 'CreateToken', status: 400, body });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([5, 15, 25]);
  });

  it.each([
    ['AccessDeniedException', 'sign-in-denied'],
    ['ExpiredTokenException', 'sign-in-expired'],
    ['InvalidGrantException', 'sign-in-refused'],
  ] as const)('ends at %s', async (error, code) => {
    const center = await autoApproved();
    center.emulator.faults.add({ operation: 'CreateToken', error });
    await expect(center.signedIn()).rejects.toThrowSsoError(code);
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('ends when the person denies the code', async () => {
    const center = await testIdentityCenter();
    center.person.onCode = ({ userCode }) => center.emulator.deny(userCode);
    const { name, startUrl } = named;
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-denied', {
      session: { name, startUrl },
    });
  });

  it('ends when the code’s time is over, and does not ask after it', async () => {
    const center = await testIdentityCenter({ interval: 5, deviceCodeSeconds: 18 });
    center.person.onCode = nobody;
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-expired');
    expect(center.times('CreateToken')).toEqual([5, 10, 15]);
  });

  it('does not ask at all for a code whose time is over at once', async () => {
    const center = await testIdentityCenter({ deviceCodeSeconds: 0 });
    center.person.onCode = nobody;
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-expired');
    expect(center.emulator.calls('CreateToken')).toBe(0);
  });
});

describe('a fault while polling', () => {
  it.each([
    ['a broken connection', { reset: true }],
    ['too many requests', { error: 'TooManyRequestsException', status: 429 }],
    ['an error of the service', { error: 'InternalServerException' }],
    ['a gateway’s page', { html: true, status: 503 }],
  ] as const)('does not end it: %s', async (_, fault) => {
    const center = await autoApproved();
    center.emulator.faults.add({ operation: 'CreateToken', ...fault });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([5, 15, 20]);
  });

  it('doubles the pause each time, and goes back to the interval when the service answers', async () => {
    const center = await autoApproved();
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: 3 });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([5, 15, 35, 75, 80]);
  });

  it('does not ask more often than a long interval allows', async () => {
    const center = await autoApproved({ interval: 90 });
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    await center.signedIn();
    expect(center.times('CreateToken')).toEqual([90, 180, 270]);
  });

  it('is the reason when the code’s time is over during it', async () => {
    const center = await autoApproved({ deviceCodeSeconds: 60 });
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: Infinity });
    await expect(center.signedIn()).rejects.toThrowSsoError('network', { host: new URL(center.url).host });
    expect(center.times('CreateToken')).toEqual([5, 15, 35]);
  });

  it('is not the reason when the service has answered since', async () => {
    const center = await testIdentityCenter({ interval: 5, deviceCodeSeconds: 22 });
    center.person.onCode = nobody;
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-expired');
    expect(center.times('CreateToken')).toEqual([5, 15, 20]);
  });

  it('ends it where something else answers', async () => {
    const center = await autoApproved();
    center.emulator.faults.add({ operation: 'CreateToken', html: true });
    await expect(center.signedIn()).rejects.toThrowSsoError('answer-unexpected', {
      status: 200,
      contentType: 'text/html',
    });
  });
});

describe('a person who stops', () => {
  it('is obeyed during the wait', async () => {
    const center = await autoApproved();
    const stop = new AbortController();
    const context = center.contextWith({
      sleep: (milliseconds, signal) => {
        stop.abort();
        return center.runtime.sleep(milliseconds, signal);
      },
    });
    const attempt = signIn(context, named, center.person, { ...device, signal: stop.signal });
    await expect(attempt).rejects.toThrowSsoError('cancelled');
    expect(center.person.codes).toHaveLength(1);
    expect(center.emulator.calls('CreateToken')).toBe(0);
  });

  it('is obeyed while a request is under way', async () => {
    const center = await autoApproved();
    const stop = new AbortController();
    const context = center.contextWith({}, { signal: stop.signal });
    center.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 3_600_000 });
    const attempt = signIn(context, named, center.person, { ...device, signal: stop.signal });
    await Promise.all([
      expect(attempt).rejects.toThrowSsoError('cancelled'),
      until(() => center.emulator.calls('CreateToken') === 1).then(() => stop.abort()),
    ]);
  });
});
