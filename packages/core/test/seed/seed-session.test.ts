import { readdirSync } from 'node:fs';
import { matchers } from '@sso/testkit';
import { Secret } from '../../src/secret.ts';
import { checkSeedReach } from '../../src/seed/check-seed-reach.ts';
import { createSeedSession } from '../../src/seed/create-seed-session.ts';
import { refreshSeed } from '../../src/seed/refresh-seed.ts';
import { revokeSeed } from '../../src/seed/revoke-seed.ts';
import type { Seed } from '../../src/seed/seed.ts';
import { seedRoleCredentials } from '../../src/seed/seed-role-credentials.ts';
import {
  legacy,
  named,
  sleepUntilAborted,
  type TestIdentityCenter,
  testIdentityCenter,
} from '../support/identity-center.ts';

expect.extend(matchers);

const hour = 3_600_000;
const day = 24 * hour;
const admin = { accountId: '111111111111', roleName: 'Admin' };
const binding = { repository: 'my-company/shop', targets: [admin] };

async function seeded(center: TestIdentityCenter): Promise<Seed> {
  return createSeedSession(center.context, named, center.person, { flow: 'device' });
}

describe('a seed of its own', () => {
  it.each(['device', 'pkce'] as const)(
    'is signed in to by %s, and leaves nothing on the machine',
    async (flow) => {
      const center = await testIdentityCenter({ autoApprove: 'allow' });
      center.person.onCode = () => undefined;
      // The patience for a browser is a sleep that would be over at once by the test's clock.
      const context = flow === 'pkce' ? center.contextWith({ sleep: sleepUntilAborted }) : center.context;
      const seed = await createSeedSession(context, named, center.person, { flow });
      expect(seed).toMatchObject({
        startUrl: named.startUrl,
        region: 'us-east-1',
        scopes: ['sso:account:access'],
      });
      expect(seed.registration.expiresAt - center.clock.now).toBeGreaterThan(89 * day);
      expect(await seedRoleCredentials(center.context, seed, binding, admin)).toMatchObject({
        accountId: '111111111111',
      });
      expect(readdirSync(center.home)).toEqual([]);
    },
  );

  it('has another client and other tokens than the sign-in of the machine', async () => {
    const center = await testIdentityCenter();
    const token = await center.signedIn();
    const seed = await seeded(center);
    expect(seed.registration.clientId).not.toBe(token.registration?.clientId);
    expect(seed.refreshToken.reveal()).not.toBe(token.refreshToken?.reveal());
    expect(center.emulator.calls('RegisterClient')).toBe(2);
  });

  it('can be renewed also where the profile has no sso-session', async () => {
    const center = await testIdentityCenter();
    const seed = await createSeedSession(center.context, legacy, center.person, { flow: 'device' });
    expect(await refreshSeed(center.context, seed)).toMatchObject({ kind: 'refreshed' });
  });

  it('is refused where it could not be renewed', async () => {
    const center = await testIdentityCenter();
    const session = { ...named, scopes: ['another:scope'] };
    await expect(
      createSeedSession(center.context, session, center.person, { flow: 'device' }),
    ).rejects.toThrowSsoError('seed-not-refreshable', { startUrl: named.startUrl });
  });

  it('is not made where the person denies it, or has stopped', async () => {
    const center = await testIdentityCenter();
    center.person.onCode = ({ userCode }) => center.emulator.deny(userCode);
    await expect(seeded(center)).rejects.toThrowSsoError('sign-in-denied');
    const signal = AbortSignal.abort();
    const stopped = createSeedSession(center.context, named, center.person, { flow: 'device', signal });
    await expect(stopped).rejects.toThrowSsoError('cancelled');
  });

  it('says so where the service has forgotten the client that it just made', async () => {
    const center = await testIdentityCenter();
    center.emulator.faults.add({ operation: 'StartDeviceAuthorization', error: 'InvalidClientException' });
    await expect(seeded(center)).rejects.toThrowSsoError('service-refused');
  });
});

describe('refreshing a seed', () => {
  it('tells whether the refresh token is another one', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    center.clock.advance(hour);
    const answer = await refreshSeed(center.context, seed);
    expect(answer).toMatchObject({ kind: 'refreshed', rotated: true });
    const next = answer.kind === 'refreshed' ? answer.seed : seed;
    expect(next.refreshToken.reveal()).not.toBe(seed.refreshToken.reveal());
    expect(next.expiresAt).toBeGreaterThan(seed.expiresAt);
    expect(next).toMatchObject({ issuedAt: seed.issuedAt, registration: seed.registration });
    expect(await refreshSeed(center.context, seed)).toEqual({ kind: 'refused', reason: 'session-ended' });
  });

  it('keeps the refresh token where the service gives no other', async () => {
    const center = await testIdentityCenter({ rotateRefreshTokens: false });
    const seed = await seeded(center);
    expect(await refreshSeed(center.context, seed)).toMatchObject({ kind: 'refreshed', rotated: false });
    expect(await refreshSeed(center.context, seed)).toMatchObject({ kind: 'refreshed', rotated: false });
  });

  it('asks nobody once the client is over', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    center.clock.advance(91 * day);
    const before = center.emulator.calls('CreateToken');
    expect(await refreshSeed(center.context, seed)).toEqual({
      kind: 'refused',
      reason: 'registration-expired',
    });
    expect(center.emulator.calls('CreateToken')).toBe(before);
  });

  it('throws what is no answer, after one request', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    const before = center.emulator.calls('CreateToken');
    center.emulator.faults.add({ operation: 'CreateToken', status: 503, body: '{}' });
    await expect(refreshSeed(center.context, seed)).rejects.toThrowSsoError('service-unavailable');
    expect(center.emulator.calls('CreateToken')).toBe(before + 1);
  });
});

describe('role credentials of a seed', () => {
  it('are not asked for outside of its binding', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    const other = { ...admin, roleName: 'ReadOnly' };
    await expect(seedRoleCredentials(center.context, seed, binding, other)).rejects.toThrowSsoError(
      'seed-target-not-allowed',
      other,
    );
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
    const allRoles = { ...binding, targets: [{ ...admin, roleName: '*' }] };
    expect(await seedRoleCredentials(center.context, seed, allRoles, other)).toMatchObject({
      accountId: '111111111111',
    });
  });

  it('are refused where the person has no such role, and where the session has ended', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    const unknown = { ...admin, roleName: 'Unknown' };
    const wider = { ...binding, targets: [unknown, admin] };
    await expect(seedRoleCredentials(center.context, seed, wider, unknown)).rejects.toThrowSsoError(
      'no-access',
    );
    await revokeSeed(center.context, seed);
    await expect(seedRoleCredentials(center.context, seed, wider, admin)).rejects.toThrowSsoError(
      'sign-in-needed',
      {
        reason: 'unauthorized',
      },
    );
  });
});

describe('what a seed reaches', () => {
  it('is every account of the person, whatever it is bound to', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    const accounts = await checkSeedReach(center.context, seed, [admin, { ...admin, roleName: '*' }]);
    expect(accounts.map(({ accountId }) => accountId).toSorted()).toEqual(
      center.emulator.organization.accounts.map(({ id }) => id).toSorted(),
    );
    expect(center.emulator.calls('ListAccountRoles')).toBe(1);
  });

  it.each([
    [
      { ...admin, roleName: 'Adnim' },
      { accountId: '111111111111', roleName: 'Adnim' },
    ],
    [{ accountId: '999999999999', roleName: '*' }, { accountId: '999999999999' }],
  ])('does not have %j', async (target, data) => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    await expect(checkSeedReach(center.context, seed, [admin, target])).rejects.toThrowSsoError(
      'no-access',
      data,
    );
  });
});

describe('revoking a seed', () => {
  it('ends its session and no other', async () => {
    const center = await testIdentityCenter();
    await center.signedIn();
    const [seed, other] = [await seeded(center), await seeded(center)];
    expect(await revokeSeed(center.context, seed)).toBe('ended');
    expect(await revokeSeed(center.context, seed)).toBe('already-ended');
    expect(await refreshSeed(center.context, seed)).toMatchObject({ kind: 'refused' });
    expect(await refreshSeed(center.context, other)).toMatchObject({ kind: 'refreshed' });
  });

  it('refreshes once more where only the access token is over', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    center.clock.advance(9 * hour);
    expect(await revokeSeed(center.context, seed)).toBe('ended');
  });

  it('does not take a rejected access token for the end of the session', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    const unknownToken = { ...seed, accessToken: new Secret('unknown') };
    expect(await revokeSeed(center.context, unknownToken)).toBe('ended');
  });

  it('throws where the service is not reached', async () => {
    const center = await testIdentityCenter();
    const seed = await seeded(center);
    center.emulator.faults.add({
      operation: 'Logout',
      status: 503,
      body: '{}',
      times: Number.POSITIVE_INFINITY,
    });
    await expect(revokeSeed(center.context, seed)).rejects.toThrowSsoError('service-unavailable');
  });
});
