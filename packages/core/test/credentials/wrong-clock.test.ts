import { readFileSync } from 'node:fs';
import { readCachedRoleCredentials, roleCredentialPath } from '../../src/cache/role-credential-cache.ts';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import { minute } from '../support/ending-token.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const admin = { accountId: '111111111111', roleName: 'Admin' };
const hour = 60 * minute;

/** A signed-in person at a machine whose clock is wrong: the service's is so many hours ahead. */
async function clockOffBy(hours: number) {
  const center = await testIdentityCenter();
  center.emulator.clock.advance(hours * 3600);
  const token = await center.signedIn();
  return { ...center, token, isBehind: hours > 0 };
}

describe.each([2, -2])('with a service whose clock is %d hours ahead', (hours) => {
  it('a token is good for as long as it was given for', async () => {
    const { context, token, clock } = await clockOffBy(hours);
    expect(token.expiresAt - clock.now).toBe(8 * hour);
    expect(await findValidToken(context, named)).toMatchObject({ kind: 'valid' });
  });

  it('credentials are good for their hour, by this machine’s clock, and are fetched once', async () => {
    const { context, clock, emulator } = await clockOffBy(hours);
    const first = await obtainRoleCredentials(context, named, admin);
    expect(Math.abs(first.expiration - clock.now - hour)).toBeLessThan(2_000);
    clock.advance(44 * minute);
    const second = await obtainRoleCredentials(context, named, admin);
    expect(second.accessKeyId).toBe(first.accessKeyId);
    clock.advance(2 * minute);
    await obtainRoleCredentials(context, named, admin);
    expect(emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it('the person is told once by how much', async () => {
    const { context, warned } = await clockOffBy(hours);
    await obtainRoleCredentials(context, named, admin);
    expect(warned).toEqual([{ code: 'clock-off', minutes: hours * 60 }]);
  });

  it('the next refresh is due when it would be, and is one', async () => {
    const { context, clock, emulator } = await clockOffBy(hours);
    clock.advance(7 * hour + 50 * minute);
    await findValidToken(context, named);
    await findValidToken(context, named);
    expect(emulator.calls('CreateToken')).toBe(2);
  });
});

describe('when somebody sets the clock right', () => {
  it('that was ahead, the credentials of before are not given any more', async () => {
    const center = await clockOffBy(-2);
    await obtainRoleCredentials(center.context, named, admin);
    expect(readCachedRoleCredentials(center.runtime, named, admin)).toBeDefined();
    center.clock.advance(-2 * hour);
    center.emulator.clock.advance(2 * 3600);
    expect(readCachedRoleCredentials(center.runtime, named, admin)).toBeUndefined();
    await obtainRoleCredentials(center.context, named, admin);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it('that was behind, they count as over, and new ones are fetched', async () => {
    const center = await clockOffBy(2);
    await obtainRoleCredentials(center.context, named, admin);
    center.clock.advance(2 * hour);
    center.emulator.clock.advance(-2 * 3600);
    await obtainRoleCredentials(center.context, named, admin);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
  });
});

it('a cache file is AWS CLI’s to the byte where the clock is right', async () => {
  const center = await clockOffBy(0);
  await obtainRoleCredentials(center.context, named, admin);
  const text = readFileSync(roleCredentialPath(center.runtime, named, admin), 'utf8');
  expect(Object.keys(JSON.parse(text) as object)).toEqual(['ProviderType', 'Credentials']);
});
