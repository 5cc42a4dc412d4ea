import '@sso/testkit';
import { startEmulator } from '@sso/emulator';
import { writeRegistration } from '../../src/cache/registration-cache.ts';
import { createServiceContext } from '../../src/endpoints/service-context.ts';
import { Secret } from '../../src/secret.ts';
import { signIn } from '../../src/session/sign-in.ts';
import { cachedTokenFile, legacy, named, startUrl, testIdentityCenter } from '../support/identity-center.ts';
import { testEpoch } from '../support/test-runtime.ts';

const device = { flow: 'device' } as const;

describe('signing in by device code', () => {
  it('shows the code and keeps the token as AWS CLI does, byte for byte', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    const token = await center.signedIn();
    const [shown] = center.person.codes;
    expect(shown?.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expect(shown?.verificationUri).toBe(`${center.url}/device`);
    expect(shown?.verificationUriComplete).toBe(`${center.url}/device?user_code=${shown?.userCode}`);
    const { text, mode, path } = cachedTokenFile(center, named);
    expect(mode).toBe(0o600);
    expect(path).toBe(`${center.home}/.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json`);
    const { registration, accessToken, refreshToken } = token;
    expect(text).toBe(
      `{"startUrl": "${startUrl}", "region": "us-east-1", "accessToken": "${accessToken.reveal()}", ` +
        `"expiresAt": "2030-01-02T11:04:10Z", "clientId": "${registration?.clientId}", ` +
        `"clientSecret": "${registration?.clientSecret.reveal()}", ` +
        `"registrationExpiresAt": "2030-04-02T03:04:05Z", "refreshToken": "${refreshToken?.reveal()}"}`,
    );
  });

  it('keeps a legacy session’s token under its start URL', async () => {
    const center = await testIdentityCenter();
    await center.signedIn(legacy);
    expect(cachedTokenFile(center, legacy).path).toMatch(/\/7487b5b67d5fa1132cf33fa93ae51ef38cc37752\.json$/);
  });

  it('registers a client once', async () => {
    const center = await testIdentityCenter();
    await center.signedIn();
    await center.signedIn();
    expect(center.emulator.calls('RegisterClient')).toBe(1);
    expect(center.emulator.calls('StartDeviceAuthorization')).toBe(2);
  });

  it('registers a new client when the cached one ends soon', async () => {
    const center = await testIdentityCenter();
    const old = { clientId: 'old', clientSecret: new Secret('old'), expiresAt: testEpoch + 15 * 60_000 };
    await writeRegistration(center.runtime, named, old);
    const { registration } = await center.signedIn();
    expect(registration?.clientId).not.toBe('old');
    expect(center.emulator.calls('RegisterClient')).toBe(1);
  });

  it('registers once more when the service has forgotten the client', async () => {
    const center = await testIdentityCenter();
    const forgotten = {
      clientId: 'gone',
      clientSecret: new Secret('gone'),
      expiresAt: testEpoch + 86_400_000,
    };
    await writeRegistration(center.runtime, named, forgotten);
    const { registration } = await center.signedIn();
    expect(registration?.clientId).not.toBe('gone');
    expect(center.emulator.calls('StartDeviceAuthorization')).toBe(2);
    await center.signedIn();
    expect(center.emulator.calls('RegisterClient')).toBe(1);
  });

  it('gives up when the new client is not known either', async () => {
    const center = await testIdentityCenter();
    const fault = {
      operation: 'StartDeviceAuthorization',
      error: 'InvalidClientException',
      times: 2,
    } as const;
    center.emulator.faults.add(fault);
    await expect(center.signedIn()).rejects.toThrowSsoError('service-refused', { error: 'invalid_client' });
    expect(center.emulator.calls('RegisterClient')).toBe(2);
  });

  it('says that this region does not know the start URL', async () => {
    const center = await testIdentityCenter();
    const elsewhere = { ...named, startUrl: 'https://d-0000000000.awsapps.com/start' };
    await expect(center.signedIn(elsewhere)).rejects.toThrowSsoError('start-url-refused', {
      startUrl: elsewhere.startUrl,
      region: 'us-east-1',
    });
    expect(center.person.codes).toEqual([]);
  });

  it('says so too when the region is another one', async () => {
    const center = await testIdentityCenter();
    const running = await startEmulator({
      organization: { ...center.emulator.organization, region: 'eu-west-1' },
    });
    const settings = { caBundle: undefined, endpoint: () => new URL(running.url) };
    const there = createServiceContext(center.runtime, settings);
    const other = { ...named, startUrl: 'https://d-9999999999.awsapps.com/start', region: 'eu-west-1' };
    const attempt = signIn(there, other, center.person, device);
    await expect(attempt).rejects.toThrowSsoError('start-url-refused', { region: 'eu-west-1' });
    (await there.http()).close();
    await running.close();
  });

  it('asks nobody when it was stopped before', async () => {
    const center = await testIdentityCenter();
    const attempt = signIn(center.context, named, center.person, { ...device, signal: AbortSignal.abort() });
    await expect(attempt).rejects.toThrowSsoError('cancelled');
    expect(center.emulator.requests).toEqual([]);
  });
});
