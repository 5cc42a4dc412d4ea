import '@sso/testkit';
import { type EmulatorOptions, largeOrganization } from '@sso/emulator';
import type { SsoSource } from '../../src/credentials/credential-source.ts';
import { PacedCredentials } from '../../src/credentials/paced-credentials.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const organization = largeOrganization({ accounts: 60, rolesPerAccount: 1 });

const sources = organization.accounts.map(({ id, roles: [roleName = ''] }): SsoSource => {
  return { kind: 'sso', session: named, target: { accountId: id, roleName } };
});

async function signedIn(options: EmulatorOptions = {}) {
  const center = await testIdentityCenter({ organization, ...options });
  await center.signedIn();
  return center;
}

describe('the credentials of many roles', () => {
  it('are all had where the service wants fewer calls, each by one call that it takes', async () => {
    const rateLimit = { callsPerSecond: 10, operations: ['GetRoleCredentials'] } as const;
    const { context, emulator } = await signedIn({ rateLimit });
    const paced = new PacedCredentials(context);
    const all = await Promise.all(sources.map((source) => paced.obtain(source)));
    expect(all.map(({ accountId }) => accountId)).toEqual(organization.accounts.map(({ id }) => id));
    expect(emulator.throttled).toBeGreaterThan(0);
    expect(emulator.calls('GetRoleCredentials') - emulator.throttled).toBe(sources.length);
  });

  it('are asked for once, and then come from the cache without a turn', async () => {
    const { context, emulator } = await signedIn();
    const [source] = sources;
    if (source === undefined) throw new Error('There is no account.');
    const first = await new PacedCredentials(context).obtain(source);
    emulator.faults.add({ operation: 'GetRoleCredentials', times: Number.POSITIVE_INFINITY, status: 500 });
    const again = await new PacedCredentials(context).obtain(source);
    expect(again.accessKeyId).toBe(first.accessKeyId);
    expect(emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('are repeated after a fault of the service, and given up after four', async () => {
    const { context, emulator } = await signedIn();
    const [source, other] = sources;
    if (source === undefined || other === undefined) throw new Error('There are no accounts.');
    emulator.faults.add({ operation: 'GetRoleCredentials', times: 3, status: 503 });
    await new PacedCredentials(context).obtain(source);
    expect(emulator.calls('GetRoleCredentials')).toBe(4);
    emulator.faults.add({ operation: 'GetRoleCredentials', times: 4, status: 503 });
    await expect(new PacedCredentials(context).obtain(other)).rejects.toThrowSsoError('service-unavailable');
    expect(emulator.calls('GetRoleCredentials')).toBe(8);
  });

  it('tell beforehand where a sign-in is needed, but not for what is in the cache', async () => {
    const center = await signedIn();
    const paced = new PacedCredentials(center.context);
    const [source, ...others] = sources;
    if (source === undefined) throw new Error('There is no account.');
    await paced.obtain(source);
    await paced.requireSignIns(sources);
    center.emulator.revoke('sessions');
    center.clock.advance(40 * 60_000);
    await paced.requireSignIns([source]);
    center.clock.advance(9 * 60 * 60_000);
    await expect(paced.requireSignIns([source, ...others])).rejects.toThrowSsoError('sign-in-needed');
  });
});
