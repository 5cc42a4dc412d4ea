import { portal, signIn, steeredEmulator } from '../support.ts';

describe('CreateToken with a refresh token', () => {
  it('answers a new refresh token and ends the old one', async () => {
    const { token, refresh } = await signIn(steeredEmulator().emulator);
    const { status, json } = await refresh(token.refreshToken);
    expect(status).toBe(200);
    expect(json.accessToken).not.toBe(token.accessToken);
    expect(json.refreshToken).not.toBe(token.refreshToken);
    expect((await refresh(token.refreshToken)).json).toEqual({
      error: 'invalid_grant',
      error_description: 'Invalid refresh token provided',
    });
    expect((await refresh(json.refreshToken)).status).toBe(200);
  });

  it('keeps the refresh token and answers none without rotation', async () => {
    const { token, refresh } = await signIn(steeredEmulator({ rotateRefreshTokens: false }).emulator);
    const { json } = await refresh(token.refreshToken);
    expect(json).not.toHaveProperty('refreshToken');
    expect((await refresh(token.refreshToken)).status).toBe(200);
  });

  it('outlives the access token, but not the session', async () => {
    const { emulator, advance } = steeredEmulator({ accessTokenSeconds: 3600, sessionSeconds: 5400 });
    const { token, refresh } = await signIn(emulator);
    advance(3600);
    expect((await portal(emulator, '/assignment/accounts', token.accessToken)).status).toBe(401);
    const { json } = await refresh(token.refreshToken);
    expect(json.expiresIn).toBe(1800);
    advance(1800);
    expect((await refresh(json.refreshToken)).json.error).toBe('invalid_grant');
  });

  it.each([
    ['without scopes', { scopes: undefined }],
    ['without the account scope', { scopes: ['openid'] }],
    ['registered without the grant', { grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'] }],
  ])('is not given to a client %s', async (_, fields) => {
    const { token } = await signIn(steeredEmulator().emulator, fields);
    expect(token.accessToken).toEqual(expect.any(String));
    expect(token).not.toHaveProperty('refreshToken');
  });

  it('does not serve another client', async () => {
    const { emulator } = steeredEmulator();
    const [first, second] = [await signIn(emulator), await signIn(emulator)];
    expect((await second.refresh(first.token.refreshToken)).json.error).toBe('invalid_grant');
    expect((await first.refresh(first.token.refreshToken)).status).toBe(200);
  });
});
