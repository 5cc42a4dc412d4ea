import { defaultOrganization } from '../../src/index.ts';
import { portal, signIn, steeredEmulator } from '../support.ts';

const unauthorized = {
  status: 401,
  headers: { 'x-amzn-errortype': expect.stringMatching(/^UnauthorizedException:/) },
  json: {
    message: 'Session token not found or invalid',
    __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
  },
};

describe('the access portal', () => {
  it('lists accounts page by page', async () => {
    const { emulator } = steeredEmulator({ pageSize: 3 });
    const { token } = await signIn(emulator);
    const first = await portal(emulator, '/assignment/accounts?max_result=100', token.accessToken);
    expect(first.json.accountList).toHaveLength(3);
    const next = `/assignment/accounts?next_token=${first.json.nextToken}`;
    const second = await portal(emulator, next, token.accessToken);
    expect(second.json).toEqual({
      accountList: [
        { accountId: '012345678901', accountName: 'Sandbox', emailAddress: 'aws+sandbox@example.com' },
      ],
    });
  });

  it('lists the roles of an account', async () => {
    const { emulator } = steeredEmulator();
    const { token } = await signIn(emulator);
    const { json } = await portal(
      emulator,
      '/assignment/roles?account_id=111111111111&max_result=1',
      token.accessToken,
    );
    expect(json).toEqual({
      roleList: [{ roleName: 'Admin', accountId: '111111111111' }],
      nextToken: expect.any(String),
    });
  });

  it.each(['max_result=0', 'max_result=101', 'max_result=x', 'next_token=x'])('refuses %s', async (query) => {
    const { emulator } = steeredEmulator();
    const { token } = await signIn(emulator);
    const { status, json } = await portal(emulator, `/assignment/accounts?${query}`, token.accessToken);
    expect([status, json.__type]).toEqual([400, 'com.amazonaws.switchboard.portal#InvalidRequestException']);
  });

  it('gives role credentials that run out in epoch milliseconds', async () => {
    const { emulator } = steeredEmulator();
    const { token } = await signIn(emulator);
    const target = '/federation/credentials?account_id=012345678901&role_name=PowerUser';
    const { json } = await portal(emulator, target, token.accessToken);
    expect(json.roleCredentials).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      secretAccessKey: expect.stringMatching(/^.{40}$/),
      sessionToken: expect.any(String),
      expiration: Date.UTC(2030, 0, 1, 1),
    });
  });

  it.each([
    '/federation/credentials?account_id=111111111111&role_name=Nobody',
    '/federation/credentials?account_id=999999999999&role_name=Admin',
    '/assignment/roles?account_id=999999999999',
  ])('answers No access for %s', async (target) => {
    const { emulator } = steeredEmulator();
    const { token } = await signIn(emulator);
    expect(await portal(emulator, target, token.accessToken)).toMatchObject({
      status: 403,
      json: { message: 'No access', __type: 'com.amazonaws.switchboard.portal#ForbiddenException' },
    });
  });

  it('refuses a call without account or role', async () => {
    const { emulator } = steeredEmulator();
    const { token } = await signIn(emulator);
    const { status } = await portal(
      emulator,
      '/federation/credentials?account_id=111111111111',
      token.accessToken,
    );
    expect(status).toBe(400);
  });

  it('refuses a token that is unknown, of another region, without the scope, or expired', async () => {
    const { emulator, advance } = steeredEmulator();
    const { token } = await signIn(emulator);
    const target = '/assignment/accounts';
    const host = 'portal.sso.eu-west-1.amazonaws.com';
    const unscoped = await signIn(emulator, { scopes: ['openid'] });
    expect(await portal(emulator, target, 'unknown')).toMatchObject(unauthorized);
    expect(await portal(emulator, target, token.accessToken, { host })).toMatchObject(unauthorized);
    expect(await portal(emulator, target, unscoped.token.accessToken)).toMatchObject(unauthorized);
    advance(28_799);
    expect((await portal(emulator, target, token.accessToken)).status).toBe(200);
    advance(1);
    expect(await portal(emulator, target, token.accessToken)).toMatchObject(unauthorized);
  });

  it('ends the session at logout, refresh token included', async () => {
    const { emulator } = steeredEmulator();
    const { token, refresh } = await signIn(emulator);
    expect((await portal(emulator, '/logout', token.accessToken, { method: 'POST' })).status).toBe(200);
    expect(await portal(emulator, '/assignment/accounts', token.accessToken)).toMatchObject(unauthorized);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  });

  it('serves any organization', async () => {
    const organization = { ...defaultOrganization, accounts: [] };
    const { emulator } = steeredEmulator({ organization });
    const { token } = await signIn(emulator);
    expect((await portal(emulator, '/assignment/accounts', token.accessToken)).json).toEqual({
      accountList: [],
    });
  });
});
