import '@sso/testkit';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { removeToken } from '../../src/cache/token-cache.ts';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { legacy, named, readOnly, testIdentityCenter } from '../support/identity-center.ts';

const admin = { accountId: '111111111111', roleName: 'Admin' };
const minute = 60_000;

async function signedIn() {
  const center = await testIdentityCenter();
  await center.signedIn();
  return center;
}

describe('role credentials', () => {
  it('are kept as AWS CLI does, byte for byte', async () => {
    const { context, home } = await signedIn();
    const given = await obtainRoleCredentials(context, named, admin);
    const file = join(home, '.aws/cli/cache/4d591a7ab0da2e15379d89377621ae9cda619cc3.json');
    expect(readFileSync(file, 'utf8')).toBe(
      `{"ProviderType": "sso", "Credentials": {"AccessKeyId": "${given.accessKeyId}", ` +
        `"SecretAccessKey": "${given.secretAccessKey.reveal()}", "SessionToken": "${given.sessionToken.reveal()}", ` +
        '"Expiration": "2030-01-02T04:04:06Z", "AccountId": "111111111111"}}',
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('of a legacy session are kept under its start URL', async () => {
    const center = await testIdentityCenter();
    await center.signedIn(legacy);
    await obtainRoleCredentials(center.context, legacy, admin);
    const file = join(center.home, '.aws/cli/cache/286e93c3018b44f21e1f9bca8bfbca4be8834fc9.json');
    expect(statSync(file).isFile()).toBe(true);
  });

  it('come from the cache without a token and without the network', async () => {
    const { context, emulator, clock, runtime } = await signedIn();
    const first = await obtainRoleCredentials(context, named, admin);
    await removeToken(runtime, named);
    emulator.faults.add({ reset: true, times: Infinity });
    const calls = emulator.requests.length;
    clock.now = first.expiration - 15 * minute;
    const second = await obtainRoleCredentials(context, named, admin);
    expect(second).toEqual(first);
    expect(second.secretAccessKey.reveal()).toBe(first.secretAccessKey.reveal());
    expect(emulator.requests).toHaveLength(calls);
  });

  it('are new ones when less than 15 minutes remain', async () => {
    const { context, clock, emulator } = await signedIn();
    const first = await obtainRoleCredentials(context, named, admin);
    clock.now = first.expiration - 15 * minute + 1000;
    const second = await obtainRoleCredentials(context, named, admin);
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(second.expiration).toBe(clock.now + 60 * minute);
    expect(emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it('are new ones where they have to be fresh', async () => {
    const { context } = await signedIn();
    const first = await obtainRoleCredentials(context, named, admin);
    const second = await obtainRoleCredentials(context, named, admin, { fresh: true });
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect((await obtainRoleCredentials(context, named, admin)).accessKeyId).toBe(second.accessKeyId);
  });

  it('are given although they cannot be kept', async () => {
    const center = await signedIn();
    const context = center.contextWith({ files: readOnly(center.runtime.files) });
    const given = await obtainRoleCredentials(context, named, admin);
    expect(given.accountId).toBe('111111111111');
    expect(center.logged.map(({ event }) => event)).toContain('credentials not cached');
  });

  it('need a sign-in where nobody is signed in', async () => {
    const { context } = await testIdentityCenter();
    const attempt = obtainRoleCredentials(context, named, admin);
    await expect(attempt).rejects.toThrowSsoError('sign-in-needed', { reason: 'no-token' });
  });

  it('are had with a new token where the portal rejects the old one', async () => {
    const { context, emulator } = await signedIn();
    emulator.faults.add({ operation: 'GetRoleCredentials', error: 'UnauthorizedException' });
    expect(await obtainRoleCredentials(context, named, admin)).toMatchObject({ accountId: '111111111111' });
    expect([emulator.calls('GetRoleCredentials'), emulator.calls('CreateToken')]).toEqual([2, 2]);
  });

  it.each(['ForbiddenException', 'ResourceNotFoundException'] as const)(
    'are refused with %s',
    async (error) => {
      const { context, emulator } = await signedIn();
      emulator.faults.add({ operation: 'GetRoleCredentials', error });
      await expect(obtainRoleCredentials(context, named, admin)).rejects.toThrowSsoError('no-access', {
        ...admin,
      });
    },
  );

  it.each([
    { accountId: '999999999999', roleName: 'Admin' },
    { accountId: '111111111111', roleName: 'Developer' },
  ])('are refused for what the person does not have: %o', async (target) => {
    const { context } = await signedIn();
    await expect(obtainRoleCredentials(context, named, target)).rejects.toThrowSsoError('no-access', target);
  });
});

describe('an answer of GetRoleCredentials', () => {
  const roleCredentials = {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'session',
    expiration: Date.UTC(2030, 0, 3),
  };

  it.each([
    ['no credentials', undefined],
    ['credentials that are none', 5],
    ['no access key', { ...roleCredentials, accessKeyId: '' }],
    ['a secret that is no text', { ...roleCredentials, secretAccessKey: 5 }],
    ['no session token', { ...roleCredentials, sessionToken: undefined }],
    ['no time', { ...roleCredentials, expiration: undefined }],
    ['a time that is text', { ...roleCredentials, expiration: '2030-01-03T00:00:00Z' }],
    ['a time that no date can say', { ...roleCredentials, expiration: 1e300 }],
    ['a time before all time', { ...roleCredentials, expiration: -1 }],
  ])('is not taken with %s', async (_, changed) => {
    const { context, emulator } = await signedIn();
    const body = JSON.stringify({ roleCredentials: changed });
    emulator.faults.add({ operation: 'GetRoleCredentials', body });
    const attempt = obtainRoleCredentials(context, named, admin);
    await expect(attempt).rejects.toThrowSsoError('answer-unexpected', { status: 200 });
  });
});
