import { createEmulator } from '../src/index.ts';
import { callSts, newCredentials } from './sts/credentials.ts';
import { portal, signIn } from './support.ts';

const accounts = '/assignment/accounts';

describe('a revocation', () => {
  it('of sessions ends access and refresh tokens', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.revoke('sessions');
    expect((await portal(emulator, accounts, token.accessToken)).status).toBe(401);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
    expect((await signIn(emulator)).token.accessToken).toMatch(/^aoa-/);
  });

  it('of sessions ends those that cannot be refreshed, too', async () => {
    const emulator = createEmulator();
    const { token } = await signIn(emulator, { scopes: [] });
    emulator.revoke('sessions');
    expect(token.refreshToken).toBeUndefined();
    expect((await portal(emulator, accounts, token.accessToken)).status).toBe(401);
  });

  it('of sessions ends those whose access tokens have gone before', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.revoke('accessTokens');
    emulator.revoke('sessions');
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  });

  it('of access tokens can be mended by a refresh', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.revoke('accessTokens');
    expect((await portal(emulator, accounts, token.accessToken)).status).toBe(401);
    const { json } = await refresh(token.refreshToken);
    expect((await portal(emulator, accounts, json.accessToken)).status).toBe(200);
  });

  it('of registrations answers InvalidClientException, and leaves the tokens', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.revoke('registrations');
    expect(await refresh(token.refreshToken)).toMatchObject({
      status: 401,
      json: { error: 'invalid_client' },
    });
    expect((await portal(emulator, accounts, token.accessToken)).status).toBe(200);
  });

  it('of role credentials makes STS forget their keys', async () => {
    const emulator = createEmulator();
    const keys = await newCredentials(emulator);
    emulator.revoke('roleCredentials');
    const { status, body } = await callSts(emulator, keys, { Action: 'GetCallerIdentity' });
    expect([status, body]).toEqual([403, expect.stringContaining('InvalidClientTokenId')]);
  });
});
