import '@sso/testkit';
import type { OperationName } from '@sso/emulator';
import { cachedTokenFile, named, testIdentityCenter } from '../support/identity-center.ts';
import { testEpoch } from '../support/test-runtime.ts';

/** A sign-in in which one operation answers something of the test's choice. */
async function signInAnswered(operation: OperationName, body: object | string) {
  const center = await testIdentityCenter({ interval: 5 });
  center.emulator.faults.add({ operation, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { center, attempt: center.signedIn() };
}

const token = { accessToken: 'access', tokenType: 'Bearer', expiresIn: 3600, refreshToken: 'refresh' };

describe('an answer of CreateToken', () => {
  it.each([
    ['no access token', { ...token, accessToken: undefined }],
    ['an empty access token', { ...token, accessToken: '' }],
    ['an access token that is no text', { ...token, accessToken: 5 }],
    ['nothing', {}],
    ['no object', '5'],
    ['null', 'null'],
    ['half an object', '{"accessToken": "aoa-half'],
    ['no body', ''],
  ])('is not taken with %s', async (_, body) => {
    const { center, attempt } = await signInAnswered('CreateToken', body);
    await expect(attempt).rejects.toThrowSsoError('answer-unexpected', { status: 200 });
    expect(() => cachedTokenFile(center, named)).toThrow('ENOENT');
  });

  it.each([
    ['no time', undefined],
    ['a time that is text', '7200'],
    ['the text NaN as its time', 'NaN'],
    ['a time of 0', 0],
    ['a time before now', -1],
  ])('is good for an hour with %s', async (_, expiresIn) => {
    const { center, attempt } = await signInAnswered('CreateToken', { ...token, expiresIn });
    expect((await attempt).expiresAt).toBe(testEpoch + 5000 + 3_600_000);
    expect(cachedTokenFile(center, named).text).toContain('"refreshToken": "refresh"');
  });

  it.each([
    ['a huge time', 1e300],
    ['the text Infinity as its time', 'Infinity'],
  ])('is good for a year with %s', async (_, expiresIn) => {
    const { center, attempt } = await signInAnswered('CreateToken', { ...token, expiresIn });
    expect((await attempt).expiresAt).toBe(testEpoch + 5000 + 365 * 86_400_000);
    expect(cachedTokenFile(center, named).text).toContain('"expiresAt": "2031-01-02T03:04:10Z"');
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['no text', 5],
  ])('is taken without a refresh token where that is %s', async (_, refreshToken) => {
    const { center, attempt } = await signInAnswered('CreateToken', { ...token, refreshToken });
    expect((await attempt).refreshToken).toBeUndefined();
    expect(cachedTokenFile(center, named).text).not.toContain('refreshToken');
  });
});

describe('an answer of RegisterClient', () => {
  const client = { clientId: 'id', clientSecret: 'secret', clientSecretExpiresAt: testEpoch / 1000 + 86_400 };

  it.each([
    ['no id', { ...client, clientId: undefined }],
    ['an id that is no text', { ...client, clientId: 5 }],
    ['no secret', { ...client, clientSecret: '' }],
    ['no time', { ...client, clientSecretExpiresAt: undefined }],
    ['a time that is no number', { ...client, clientSecretExpiresAt: 'soon' }],
    ['a time of 0', { ...client, clientSecretExpiresAt: 0 }],
    ['a time that no date can say', { ...client, clientSecretExpiresAt: 1e300 }],
  ])('is not taken with %s', async (_, body) => {
    const { center, attempt } = await signInAnswered('RegisterClient', body);
    await expect(attempt).rejects.toThrowSsoError('answer-unexpected', { status: 200 });
    expect(center.emulator.calls('StartDeviceAuthorization')).toBe(0);
  });
});

describe('an answer of StartDeviceAuthorization', () => {
  const authorization = {
    deviceCode: 'device',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.sso.us-east-1.amazonaws.com/',
    verificationUriComplete: 'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    expiresIn: 600,
    interval: 1,
  };

  it.each([
    ['no device code', { deviceCode: '' }],
    ['a device code that is no text', { deviceCode: 5 }],
    ['no user code', { userCode: undefined }],
    ['no time', { expiresIn: undefined }],
    ['the text Infinity as its time', { expiresIn: 'Infinity' }],
    ['no page', { verificationUri: undefined }],
    ['a page that is no address', { verificationUri: 'device' }],
    ['a page that is not https', { verificationUri: 'http://device.sso.us-east-1.amazonaws.com/' }],
    ['a page of somebody else', { verificationUri: 'https://evil.example/' }],
    [
      'a page of somebody else for the code',
      { verificationUriComplete: 'https://evil.example/?user_code=A' },
    ],
    ['a script for the code', { verificationUriComplete: 'javascript:alert(1)' }],
    ['a page for the code that is no text', { verificationUriComplete: 5 }],
  ])('shows nobody anything with %s', async (_, changes) => {
    const { center, attempt } = await signInAnswered('StartDeviceAuthorization', {
      ...authorization,
      ...changes,
    });
    await expect(attempt).rejects.toThrowSsoError('answer-unexpected', { status: 200 });
    expect(center.person.codes).toEqual([]);
  });

  it('is taken without a page for the code', async () => {
    const body = { ...authorization, verificationUriComplete: undefined };
    const { center, attempt } = await signInAnswered('StartDeviceAuthorization', body);
    await expect(attempt).rejects.toThrow('No device code ABCD-EFGH is waiting');
    expect(center.person.codes).toMatchObject([{ verificationUri: authorization.verificationUri }]);
    expect(center.person.codes[0]?.verificationUriComplete).toBeUndefined();
  });
});
