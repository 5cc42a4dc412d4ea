import { createEmulator, type Emulator } from '../../src/index.ts';
import { portal, signIn } from '../support.ts';

const account = { id: '999999999999', name: 'New', email: 'new@example.com', roles: ['Admin'] };

async function accountIds(emulator: Emulator, token: unknown): Promise<unknown> {
  const { json } = await portal(emulator, '/assignment/accounts', token);
  return (json.accountList as { accountId: string }[]).map(({ accountId }) => accountId);
}

describe('assignments', () => {
  it('let accounts appear and vanish while people are signed in', async () => {
    const emulator = createEmulator();
    const { token } = await signIn(emulator);
    const before = emulator.organization;
    emulator.assignments.addAccount(account);
    emulator.assignments.removeAccount('222222222222');
    const ids = ['111111111111', '333333333333', '012345678901', '999999999999'];
    expect(await accountIds(emulator, token.accessToken)).toEqual(ids);
    expect(emulator.organization.accounts.map(({ id }) => id)).toEqual(ids);
    expect(before.accounts).toHaveLength(4);
  });

  it('refuse a revoked role with ForbiddenException, and give one that was added', async () => {
    const emulator = createEmulator();
    const { token } = await signIn(emulator);
    const credentials = (role: string) =>
      portal(
        emulator,
        `/federation/credentials?account_id=111111111111&role_name=${role}`,
        token.accessToken,
      );
    emulator.assignments.removeRole('111111111111', 'Admin');
    emulator.assignments.addRole('111111111111', 'Auditor');
    expect([(await credentials('Admin')).status, (await credentials('Auditor')).status]).toEqual([403, 200]);
    const { json } = await portal(emulator, '/assignment/roles?account_id=111111111111', token.accessToken);
    expect(json.roleList).toMatchObject([{ roleName: 'ReadOnly' }, { roleName: 'Auditor' }]);
  });

  it('end a listing well whose last accounts have gone', async () => {
    const emulator = createEmulator({ pageSize: 3 });
    const { token } = await signIn(emulator);
    const { json } = await portal(emulator, '/assignment/accounts', token.accessToken);
    emulator.assignments.removeAccount('012345678901');
    const last = await portal(
      emulator,
      `/assignment/accounts?next_token=${json.nextToken}`,
      token.accessToken,
    );
    expect([last.status, last.json]).toEqual([200, { accountList: [] }]);
  });

  it('refuse what makes no sense', () => {
    const { assignments } = createEmulator();
    expect(() => assignments.addAccount({ ...account, id: '111111111111' })).toThrow(/111111111111 already/);
    expect(() => assignments.removeAccount('000000000000')).toThrow(/no account 000000000000/);
    expect(() => assignments.addRole('111111111111', 'Admin')).toThrow(/a role Admin already/);
    expect(() => assignments.removeRole('111111111111', 'Nobody')).toThrow(/no role Nobody/);
  });
});
