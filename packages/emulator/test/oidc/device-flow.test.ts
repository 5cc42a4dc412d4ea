import { createEmulator } from '../../src/index.ts';
import {
  deviceClient,
  deviceCodeGrant,
  deviceLogin,
  pkceClient,
  post,
  startUrl,
  steeredEmulator,
} from '../support.ts';

describe('StartDeviceAuthorization', () => {
  it('answers codes and addresses on the host that was asked', async () => {
    const emulator = createEmulator();
    const client = await deviceClient(emulator);
    const { json } = await post(emulator, '/device_authorization', { ...client, startUrl }, '127.0.0.1:8080');
    expect(json).toEqual({
      deviceCode: expect.any(String),
      userCode: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
      verificationUri: 'http://127.0.0.1:8080/device',
      verificationUriComplete: `http://127.0.0.1:8080/device?user_code=${json.userCode}`,
      expiresIn: 600,
      interval: 1,
    });
  });

  it('puts the pages on the start URL when an AWS host was asked', async () => {
    const emulator = createEmulator();
    const host = 'oidc.us-east-1.amazonaws.com';
    const client = await deviceClient(emulator, {}, host);
    const { json } = await post(emulator, '/device_authorization', { ...client, startUrl }, host);
    expect(json.verificationUri).toBe('https://d-1234567890.awsapps.com/device');
  });

  it.each(['/', '#', '#/', '/#/'])('takes the start URL with %s at its end', async (end) => {
    const emulator = createEmulator();
    const client = await deviceClient(emulator);
    const { status } = await post(emulator, '/device_authorization', { ...client, startUrl: startUrl + end });
    expect(status).toBe(200);
  });

  it('does not know another start URL, nor its own in another region', async () => {
    const emulator = createEmulator();
    const refusal = { error: 'invalid_request', error_description: 'Invalid start url provided' };
    const here = await deviceClient(emulator);
    const other = await post(emulator, '/device_authorization', {
      ...here,
      startUrl: 'https://x.awsapps.com/start',
    });
    expect(other).toMatchObject({ status: 400, json: refusal });
    const host = 'oidc.eu-west-1.amazonaws.com';
    const there = await deviceClient(emulator, {}, host);
    const elsewhere = await post(emulator, '/device_authorization', { ...there, startUrl }, host);
    expect(elsewhere).toMatchObject({ status: 400, json: refusal });
  });

  it.each([
    ['a wrong secret', { clientSecret: 'wrong' }, 0, undefined],
    ['an expired registration', {}, 7_776_000, undefined],
    ['another region', {}, 0, 'oidc.eu-west-1.amazonaws.com'],
  ])('refuses a client with %s', async (_, changes, seconds, host) => {
    const { emulator, advance } = steeredEmulator();
    const client = await deviceClient(emulator);
    advance(seconds);
    const answer = await post(emulator, '/device_authorization', { ...client, startUrl, ...changes }, host);
    expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
    expect(answer.headers['x-amzn-errortype']).toBe('InvalidClientException');
  });

  it('refuses a client of another grant', async () => {
    const emulator = createEmulator();
    const client = await pkceClient(emulator);
    const { json } = await post(emulator, '/device_authorization', { ...client, startUrl });
    expect(json.error).toBe('unauthorized_client');
  });
});

describe('CreateToken with a device code', () => {
  it('is pending until a person allows it, and then works once', async () => {
    const { emulator, advance } = steeredEmulator();
    const { userCode, poll } = await deviceLogin(emulator);
    expect((await poll()).json.error).toBe('authorization_pending');
    expect(emulator.pendingDeviceCodes()).toEqual([
      { userCode, clientName: 'test', expiresAt: Date.UTC(2030, 0, 1) + 600_000 },
    ]);
    emulator.approve(userCode);
    advance(1);
    const { status, json } = await poll();
    expect([status, json.tokenType, json.expiresIn]).toEqual([200, 'Bearer', 28_800]);
    expect(json.refreshToken).toEqual(expect.any(String));
    expect((await poll()).json.error).toBe('invalid_grant');
    expect(emulator.pendingDeviceCodes()).toEqual([]);
  });

  it('slows a fast client down by five seconds for good', async () => {
    const { emulator, advance } = steeredEmulator();
    const { poll } = await deviceLogin(emulator);
    const errors: unknown[] = [];
    for (const seconds of [0, 0.5, 5, 11, 12]) {
      advance(seconds);
      errors.push((await poll()).json.error);
    }
    // The interval is 1, then 6, then 11 seconds.
    expect(errors).toEqual([
      'authorization_pending',
      'slow_down',
      'slow_down',
      'authorization_pending',
      'authorization_pending',
    ]);
  });

  it('never slows down with interval 0', async () => {
    const { poll } = await deviceLogin(steeredEmulator({ interval: 0 }).emulator);
    expect([(await poll()).json.error, (await poll()).json.error]).toEqual(
      Array(2).fill('authorization_pending'),
    );
  });

  it('tells of a denial', async () => {
    const emulator = createEmulator();
    const { userCode, poll } = await deviceLogin(emulator);
    emulator.deny(userCode);
    expect(await poll()).toMatchObject({ status: 400, json: { error: 'access_denied' } });
    expect(() => emulator.approve(userCode)).toThrow('is waiting');
  });

  it('tells of an expired code', async () => {
    const { emulator, advance } = steeredEmulator();
    const { userCode, poll } = await deviceLogin(emulator);
    advance(600);
    expect(await poll()).toMatchObject({ status: 400, json: { error: 'expired_token' } });
    expect(() => emulator.approve(userCode)).toThrow('is waiting');
  });

  it.each([
    ['allow', 200],
    ['deny', 400],
  ] as const)('decides by itself after one pending answer: %s', async (autoApprove, status) => {
    const { poll } = await deviceLogin(createEmulator({ autoApprove }));
    expect((await poll()).json.error).toBe('authorization_pending');
    expect((await poll()).status).toBe(status);
  });

  it('refuses the code of another client, an unknown grant and a grant of another kind', async () => {
    const emulator = createEmulator();
    const { authorization, userCode } = await deviceLogin(emulator);
    emulator.approve(userCode);
    const { deviceCode } = authorization;
    const [other, pkce] = [await deviceClient(emulator), await pkceClient(emulator)];
    const errors = [
      await post(emulator, '/token', { ...other, grantType: deviceCodeGrant, deviceCode }),
      await post(emulator, '/token', { ...other, grantType: 'password' }),
      await post(emulator, '/token', { ...pkce, grantType: deviceCodeGrant, deviceCode }),
    ].map(({ json }) => json.error);
    expect(errors).toEqual(['invalid_grant', 'unsupported_grant_type', 'unauthorized_client']);
  });
});
