import { createEmulator, largeOrganization, parseOrganization } from '../../src/index.ts';
import { portal, signIn } from '../support.ts';

describe('a large organization', () => {
  it('is one that a file could hold, with every id once and odd names in it', () => {
    const organization = largeOrganization({ accounts: 10_000, rolesPerAccount: 3 });
    expect(parseOrganization(organization)).toEqual(organization);
    const { accounts } = organization;
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(10_000);
    expect(accounts.filter(({ id }) => id.startsWith('000'))).toHaveLength(200);
    expect(accounts.filter(({ name }) => name === 'Shared').length).toBeGreaterThan(1);
    expect(accounts[9_999]?.roles).toEqual(['AdministratorAccess', 'ReadOnlyAccess', 'PowerUserAccess']);
  });

  it('begins with the accounts of a smaller one, and has as many roles as asked', () => {
    const small = largeOrganization({ accounts: 60, rolesPerAccount: 7 });
    const large = largeOrganization({ accounts: 500, rolesPerAccount: 7 });
    expect(large.accounts.slice(0, 60)).toEqual(small.accounts);
    expect(small.accounts[0]?.roles.slice(4)).toEqual(['ViewOnly', 'Role-6', 'Role-7']);
  });

  it('is served page by page to its end', async () => {
    const organization = largeOrganization({ accounts: 10_000, rolesPerAccount: 1 });
    const emulator = createEmulator({ organization });
    const { token } = await signIn(emulator);
    const ids: unknown[] = [];
    let next: unknown = '';
    while (next !== undefined) {
      const query: string = next === '' ? '' : `?next_token=${next}`;
      const { json } = await portal(emulator, `/assignment/accounts${query}`, token.accessToken);
      ids.push(...(json.accountList as { accountId: string }[]).map(({ accountId }) => accountId));
      next = json.nextToken;
    }
    expect(ids).toEqual(organization.accounts.map(({ id }) => id));
    expect(emulator.calls('ListAccounts')).toBe(100);
  });
});
