import { createEmulator } from '../../src/index.ts';
import { callSts, newCredentials } from '../sts/credentials.ts';
import { portal, signIn } from '../support.ts';

describe('a fault that changes the real answer', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['0', { expiresIn: 0 }, 0],
    ['negative', { expiresIn: -1 }, -1],
    ['huge', { expiresIn: 1e18 }, 1e18],
    ['missing', { expiresIn: null }, undefined],
    ['no number', { expiresIn: { soon: true } }, { soon: true }],
  ])('makes expiresIn %s', async (_, merge, expiresIn) => {
    const emulator = createEmulator();
    emulator.faults.add({ operation: 'CreateToken', merge });
    const { token } = await signIn(emulator);
    expect(token.expiresIn).toEqual(expiresIn);
    expect(token.accessToken).toMatch(/^aoa-/);
  });

  it('leaves out the refresh token, which is rotated all the same', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.faults.add({ operation: 'CreateToken', merge: { refreshToken: null } });
    const { status, json } = await refresh(token.refreshToken);
    expect([status, json.refreshToken]).toEqual([200, undefined]);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  });

  it('adds members, also deep inside, and headers', async () => {
    const emulator = createEmulator();
    const { token } = await signIn(emulator);
    emulator.faults.add({
      merge: { roleCredentials: { expiration: 0, issuer: 'x' }, more: [1] },
      headers: { via: 'x' },
    });
    const target = '/federation/credentials?account_id=111111111111&role_name=Admin';
    const { json, headers } = await portal(emulator, target, token.accessToken);
    expect(json).toMatchObject({ roleCredentials: { expiration: 0, issuer: 'x' }, more: [1] });
    expect(json.roleCredentials).toHaveProperty('accessKeyId');
    expect(headers.via).toBe('x');
  });

  it('leaves an answer alone that is no JSON', async () => {
    const emulator = createEmulator();
    const keys = await newCredentials(emulator);
    emulator.faults.add({ operation: 'GetCallerIdentity', merge: { Account: null } });
    const { body } = await callSts(emulator, keys, { Action: 'GetCallerIdentity' });
    expect(body).toContain('<Account>111111111111</Account>');
  });

  it.each([
    ['repeated', 2],
    ['empty', 0],
  ] as const)('gives a page that is %s and leads to itself', async (page, entries) => {
    const emulator = createEmulator({ pageSize: 2 });
    const { token } = await signIn(emulator);
    const list = async (next?: unknown) => {
      const query: string = next === undefined ? '' : `?next_token=${next}`;
      return (await portal(emulator, `/assignment/accounts${query}`, token.accessToken)).json;
    };
    const second = (await list()).nextToken;
    emulator.faults.add({ operation: 'ListAccounts', page, times: 2 });
    const first = await list();
    expect(first.accountList).toHaveLength(entries);
    const again = await list(second);
    expect(again.nextToken).toBe(second);
    expect(await list(again.nextToken)).toMatchObject({
      accountList: [{ accountName: expect.any(String) }, {}],
    });
    expect(((await list(first.nextToken)) as { accountList: object[] }).accountList[0]).toMatchObject({
      accountName: 'Production',
    });
  });
});
