import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientRegistration } from '../../src/cache/records.ts';
import {
  readRegistration,
  removeRegistration,
  writeRegistration,
} from '../../src/cache/registration-cache.ts';
import { Secret } from '../../src/secret.ts';
import type { NamedSession, Session } from '../../src/session/session.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const named: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl,
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};
const legacy: Session = { kind: 'legacy', startUrl, region: 'us-east-1' };
const device: ClientRegistration = {
  clientId: 'client',
  clientSecret: new Secret('hush'),
  expiresAt: testEpoch + 86_400_000,
};
const pkce: ClientRegistration = {
  ...device,
  scopes: ['sso:account:access'],
  grantTypes: ['authorization_code', 'refresh_token'],
};
const minute = 60_000;

function cacheFolder(home: string): string {
  return join(home, '.aws', 'sso', 'cache');
}

describe('writeRegistration', () => {
  it.each([
    [legacy, '365414a68be7c9bfc776c660981dbdbd942acea4.json'],
    [named, 'a8343d65418848d0bc13a5f25cbb32508ceec5d1.json'],
  ])('uses the file that AWS CLI uses, case %#', async (session, file) => {
    const { runtime, home } = testRuntime();
    await writeRegistration(runtime, session, device);
    expect(readdirSync(cacheFolder(home))).toEqual([file]);
  });

  it('keeps clients apart that were registered for other scopes', async () => {
    const { runtime } = testRuntime();
    await writeRegistration(runtime, named, device);
    expect(readRegistration(runtime, { ...named, scopes: [] }, 'device')).toBeUndefined();
    expect(readRegistration(runtime, { ...named, scopes: ['a', 'b'] }, 'device')).toBeUndefined();
  });

  it('writes the bytes that AWS CLI writes, for the owner only', async () => {
    const { runtime, home } = testRuntime();
    await writeRegistration(runtime, named, pkce);
    const file = join(cacheFolder(home), 'a8343d65418848d0bc13a5f25cbb32508ceec5d1.json');
    expect(readFileSync(file, 'utf8')).toBe(
      '{"clientId": "client", "clientSecret": "hush", "expiresAt": "2030-01-03T03:04:05Z", ' +
        '"scopes": ["sso:account:access"], "grantTypes": ["authorization_code", "refresh_token"]}',
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('readRegistration', () => {
  it.each([
    ['device', device],
    ['pkce', pkce],
  ] as const)('gives back a client of the %s flow, and not to the other flow', async (flow, registration) => {
    const { runtime } = testRuntime();
    await writeRegistration(runtime, named, registration);
    const read = readRegistration(runtime, named, flow);
    expect(read).toMatchObject({ clientId: 'client', expiresAt: device.expiresAt });
    expect(read?.clientSecret.reveal()).toBe('hush');
    expect(read?.scopes).toEqual(registration.scopes);
    expect(read?.grantTypes).toEqual(registration.grantTypes);
    expect(readRegistration(runtime, named, flow === 'device' ? 'pkce' : 'device')).toBeUndefined();
  });

  it('needs more than 15 minutes of life', async () => {
    const { runtime, clock } = testRuntime();
    await writeRegistration(runtime, named, device);
    clock.now = device.expiresAt - 15 * minute - 1;
    expect(readRegistration(runtime, named, 'device')).toBeDefined();
    clock.now = device.expiresAt - 15 * minute;
    expect(readRegistration(runtime, named, 'device')).toBeUndefined();
  });

  it.each([
    '',
    '{"clientId": "client"',
    '{"clientId": "client", "clientSecret": 7, "expiresAt": "2030-01-03T03:04:05Z"}',
    '{"clientId": "client", "clientSecret": "hush", "expiresAt": 1893553445}',
  ])('takes damage for a miss: %j', (content) => {
    const { runtime, home } = testRuntime();
    mkdirSync(cacheFolder(home), { recursive: true });
    writeFileSync(join(cacheFolder(home), 'a8343d65418848d0bc13a5f25cbb32508ceec5d1.json'), content);
    expect(readRegistration(runtime, named, 'device')).toBeUndefined();
  });
});

describe('removeRegistration', () => {
  it('removes the session’s client only', async () => {
    const { runtime } = testRuntime();
    await writeRegistration(runtime, named, device);
    await writeRegistration(runtime, legacy, device);
    await removeRegistration(runtime, named);
    expect(readRegistration(runtime, named, 'device')).toBeUndefined();
    expect(readRegistration(runtime, legacy, 'device')?.clientId).toBe('client');
  });
});
