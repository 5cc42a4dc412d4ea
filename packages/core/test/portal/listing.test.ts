import '@sso/testkit';
import { defaultOrganization } from '@sso/emulator';
import { listAccountRoles } from '../../src/portal/list-account-roles.ts';
import { listAccounts } from '../../src/portal/list-accounts.ts';
import { sessionAccounts, sessionRoles } from '../../src/session/portal-session.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const staging = '222222222222';

async function signedIn(options = {}) {
  const center = await testIdentityCenter(options);
  return { ...center, token: await center.signedIn() };
}

describe('the accounts', () => {
  it.each([
    [1, 4],
    [2, 2],
    [3, 2],
    [100, 1],
  ])('are read to the end in pages of %d', async (pageSize, pages) => {
    const { context, emulator, token } = await signedIn({ pageSize });
    expect(await listAccounts(context, token)).toEqual(
      defaultOrganization.accounts.map(({ id, name, email }) => ({
        accountId: id,
        accountName: name,
        emailAddress: email,
      })),
    );
    expect(emulator.calls('ListAccounts')).toBe(pages);
  });

  it('are more than a page of the service holds', async () => {
    const accounts = Array.from({ length: 250 }, (_, index) => ({
      id: String(index).padStart(12, '0'),
      name: `Account ${index}`,
      email: `aws+${index}@example.com`,
      roles: ['Admin'],
    }));
    const { context, emulator, token } = await signedIn({
      organization: { ...defaultOrganization, accounts },
    });
    const listed = await listAccounts(context, token);
    expect(listed).toHaveLength(250);
    expect(emulator.calls('ListAccounts')).toBe(3);
  });

  it('are sorted by name without regard to case, and by id where names are the same', async () => {
    const { context, emulator } = await signedIn();
    const accountList = [
      { accountId: '000000000002', accountName: 'zebra' },
      { accountId: '000000000003', accountName: 'Alpha' },
      { accountId: '000000000001', accountName: 'Zebra' },
      { accountId: '000000000004', accountName: 'beta' },
    ];
    emulator.faults.add({ operation: 'ListAccounts', body: JSON.stringify({ accountList }) });
    const ids = (await sessionAccounts(context, named)).map(({ accountId }) => accountId.slice(-1));
    expect(ids).toEqual(['3', '4', '1', '2']);
  });

  it('are taken without names, but not without an id', async () => {
    const { context, emulator, token } = await signedIn();
    const accountList = [
      { accountId: '1' },
      { accountName: 'lost' },
      null,
      5,
      { accountId: '2', accountName: 7 },
    ];
    emulator.faults.add({ operation: 'ListAccounts', body: JSON.stringify({ accountList }) });
    expect(await listAccounts(context, token)).toEqual([
      { accountId: '1', accountName: '', emailAddress: '' },
      { accountId: '2', accountName: '', emailAddress: '' },
    ]);
  });

  it('are an error of their own where there are none', async () => {
    const { context } = await signedIn({ organization: { ...defaultOrganization, accounts: [] } });
    await expect(sessionAccounts(context, named)).rejects.toThrowSsoError('no-accounts', {
      session: { name: named.name, startUrl: named.startUrl },
    });
  });

  it.each([
    ['a page token that was given before', { accountList: [], nextToken: 'again' }, 2],
    ['a list that is none', { accountList: 5 }, 1],
    ['null', null, 2],
  ])('are not taken from an answer with %s', async (_, body, calls) => {
    const { context, emulator, token } = await signedIn();
    emulator.faults.add({ operation: 'ListAccounts', body: JSON.stringify(body), times: Infinity });
    await expect(listAccounts(context, token)).rejects.toThrowSsoError('answer-unexpected', { status: 200 });
    expect(emulator.calls('ListAccounts')).toBe(calls);
  });
});

describe('the roles of an account', () => {
  it.each([
    [1, 3],
    [2, 2],
    [100, 1],
  ])('are read to the end in pages of %d', async (pageSize, pages) => {
    const { context, emulator, token } = await signedIn({ pageSize });
    expect(await listAccountRoles(context, token, staging)).toEqual(['Admin', 'Developer', 'ReadOnly']);
    expect(emulator.calls('ListAccountRoles')).toBe(pages);
  });

  it('are sorted, and left out where they have no name', async () => {
    const { context, emulator } = await signedIn();
    const roleList = [{ roleName: 'zoo' }, {}, { roleName: 'Admin' }, { roleName: '' }];
    emulator.faults.add({ operation: 'ListAccountRoles', body: JSON.stringify({ roleList }) });
    expect(await sessionRoles(context, named, staging)).toEqual(['Admin', 'zoo']);
  });

  it('are an error of their own where there are none', async () => {
    const { context, emulator } = await signedIn();
    emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList": []}' });
    await expect(sessionRoles(context, named, staging)).rejects.toThrowSsoError('no-roles', {
      accountId: staging,
    });
  });

  it.each(['ForbiddenException', 'ResourceNotFoundException'] as const)(
    'are nobody’s with %s',
    async (error) => {
      const { context, emulator } = await signedIn();
      emulator.faults.add({ operation: 'ListAccountRoles', error });
      await expect(sessionRoles(context, named, staging)).rejects.toThrowSsoError('no-access', {
        accountId: staging,
      });
    },
  );

  it('are read past empty pages, but not for ever', async () => {
    const { context, emulator, token } = await signedIn();
    const emptyPages = (count: number): void => {
      for (let page = 0; page < count; page++) {
        const body = JSON.stringify({ roleList: [], nextToken: `page ${page}` });
        emulator.faults.add({ operation: 'ListAccountRoles', body });
      }
    };
    emptyPages(100);
    emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":[{"roleName":"Admin"}]}' });
    expect(await listAccountRoles(context, token, staging)).toEqual(['Admin']);
    emptyPages(200);
    await expect(listAccountRoles(context, token, staging)).rejects.toThrowSsoError('answer-unexpected');
    expect(emulator.calls('ListAccountRoles')).toBe(202);
  });

  it('are not read for ever where a page token comes again', async () => {
    const { context, emulator, token } = await signedIn();
    const body = '{"roleList":[{"roleName":"Admin"}],"nextToken":"again"}';
    emulator.faults.add({ operation: 'ListAccountRoles', body, times: Infinity });
    await expect(listAccountRoles(context, token, staging)).rejects.toThrowSsoError('answer-unexpected');
    expect(emulator.calls('ListAccountRoles')).toBe(2);
  });

  it('are nobody’s in an account that the person does not have', async () => {
    const { context } = await signedIn();
    const accountId = '999999999999';
    await expect(sessionRoles(context, named, accountId)).rejects.toThrowSsoError('no-access', { accountId });
  });
});
