import '@sso/testkit';
import type { Fault } from '@sso/emulator';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { minute } from '../support/ending-token.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const admin = { accountId: '111111111111', roleName: 'Admin' };

/** A person with role credentials that are good for so many minutes more. */
async function withCredentials(minutesLeft: number, fault: Fault) {
  const center = await testIdentityCenter();
  await center.signedIn();
  const known = await obtainRoleCredentials(center.context, named, admin);
  center.clock.now = known.expiration - minutesLeft * minute;
  center.emulator.faults.add({ operation: 'GetRoleCredentials', times: Infinity, ...fault });
  const again = (fresh = false) => obtainRoleCredentials(center.context, named, admin, { fresh });
  return { ...center, known, again };
}

describe('credentials whose end is near', () => {
  it.each([
    ['throttled', { error: 'TooManyRequestsException' }],
    ['service-unavailable', { status: 503 }],
    ['network', { reset: true }],
    ['answer-unexpected', { html: true }],
  ] as const)('go on being used in spite of %s, with a word and after one request', async (code, fault) => {
    const { again, known, emulator, warned } = await withCredentials(10, fault);
    expect((await again()).accessKeyId).toBe(known.accessKeyId);
    expect(emulator.calls('GetRoleCredentials')).toBe(2);
    expect(warned).toEqual([
      {
        code: 'not-renewed',
        what: 'credentials',
        until: known.expiration,
        error: expect.objectContaining({ code }),
      },
    ]);
  });

  it('are not gone on with in their last minute', async () => {
    const { again } = await withCredentials(0.9, { status: 503 });
    await expect(again()).rejects.toThrowSsoError('service-unavailable');
  });

  it('are not what somebody gets who wants new ones', async () => {
    const { again } = await withCredentials(10, { status: 503 });
    await expect(again(true)).rejects.toThrowSsoError('service-unavailable');
  });

  it('do not hide that the role was taken away', async () => {
    const { again } = await withCredentials(10, { error: 'ForbiddenException' });
    await expect(again()).rejects.toThrowSsoError('no-access');
  });

  it('do not hide that the session has ended', async () => {
    const { again, emulator } = await withCredentials(10, { operation: 'ListAccounts', html: true });
    emulator.revoke('sessions');
    await expect(again()).rejects.toThrowSsoError('sign-in-needed');
  });
});
