import { editToken, moreConfig, past, startCenter } from './support.ts';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

describe('sso status', () => {
  it('says what to do where nothing is set up', async () => {
    const { home } = await startCenter();
    await home.writeConfig('');
    const { exitCode, stdout, stderr } = await home.sso(['status']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('sso configure');
    const json = await home.sso(['status', '--json']);
    expect(JSON.parse(json.stdout)).toEqual({ profile: null, shadowedBy: [], sessions: [] });
  });

  it('shows the active profile and every session, from this machine alone', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    await home.sso(['login', '--session', 'my-sso']);
    await center.close();
    const env = { AWS_PROFILE: 'dev' };
    const { exitCode, stdout } = await home.sso(['status', '--json'], { env });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      profile: {
        name: 'dev',
        source: 'AWS_PROFILE',
        session: 'my-sso',
        accountId: '111111111111',
        roleName: 'Admin',
        problem: null,
      },
      shadowedBy: [],
      sessions: [
        {
          session: 'my-sso',
          startUrl: home.startUrl,
          region: 'us-east-1',
          state: 'valid',
          expiresAt: time,
          refreshableUntil: time,
        },
        {
          session: 'second',
          startUrl: `${home.startUrl}#/`,
          region: 'us-east-1',
          state: 'signed-out',
          expiresAt: null,
          refreshableUntil: null,
        },
        {
          session: null,
          startUrl: `${home.startUrl}/`,
          region: 'us-east-1',
          state: 'signed-out',
          expiresAt: null,
          refreshableUntil: null,
        },
      ],
    });
    const table = await home.sso(['status'], { env });
    expect(table.stdout).toContain('Profile dev (from AWS_PROFILE): account 111111111111, role Admin\n');
    expect(table.stdout).toMatch(/^my-sso +signed in, [78] h.* left +yes +us-east-1 +http/m);
    expect(table.stdout).toMatch(/^second +signed out +no +us-east-1 +http/m);
  });

  it.each([
    ['refreshable', (token: Record<string, unknown>) => ({ ...token, expiresAt: past })],
    ['expired', ({ refreshToken: _, ...token }: Record<string, unknown>) => ({ ...token, expiresAt: past })],
    ['signed-out', () => ({ accessToken: 'cut off' })],
  ])('tells a session that is %s', async (state, change) => {
    const { home } = await startCenter();
    await home.sso(['login']);
    await editToken(home, change);
    const { stdout } = await home.sso(['status', '--json']);
    expect(JSON.parse(stdout).sessions).toMatchObject([{ state }]);
    expect((await home.sso(['status'])).exitCode).toBe(0);
  });

  it('tells a legacy session', async () => {
    const { home } = await startCenter();
    await home.writeConfig(moreConfig(home.startUrl).replace(/\[sso-session[^[]*/, ''));
    await home.sso(['login']);
    const { stdout } = await home.sso(['status', '--json'], { env: { AWS_PROFILE: 'old' } });
    expect(JSON.parse(stdout)).toMatchObject({
      profile: { name: 'old', session: `${home.startUrl}/`, roleName: 'ReadOnly' },
      sessions: [{ session: null, state: 'valid', refreshableUntil: null }],
    });
  });

  it('warns of keys in the environment that come before the profile, without showing them', async () => {
    const { home } = await startCenter();
    const env = {
      AWS_PROFILE: 'dev',
      AWS_ACCESS_KEY_ID: 'AKIASHADOW',
      AWS_SECRET_ACCESS_KEY: 'shadowSecret',
    };
    const { stdout } = await home.sso(['status'], { env });
    expect(stdout).toContain('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY');
    expect(stdout).not.toMatch(/AKIASHADOW|shadowSecret/);
    const json = await home.sso(['status', '--json'], { env });
    expect(JSON.parse(json.stdout).shadowedBy).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
  });

  it.each([
    ['is not there', 'nowhere', 'profile-not-found'],
    ['has the empty name', '', 'profile-not-found'],
    ['is none of Identity Center', 'keys', 'profile-not-sso'],
    ['names a session that is not there', 'lost', 'session-not-found'],
    ['lacks its role', 'half', 'profile-incomplete'],
  ])('tells why a profile cannot be used that %s', async (_, name, code) => {
    const { home } = await startCenter();
    await home.writeConfig(`${home.devConfig}
[profile keys]
aws_access_key_id = AKIA1
[profile lost]
sso_session = gone
sso_account_id = 111111111111
sso_role_name = Admin
[profile half]
sso_session = my-sso
sso_account_id = 111111111111
`);
    const env = { AWS_PROFILE: name };
    const { exitCode, stdout } = await home.sso(['status', '--json'], { env });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).profile).toEqual({
      name,
      source: 'AWS_PROFILE',
      session: null,
      accountId: null,
      roleName: null,
      problem: { code, message: expect.any(String) },
    });
    expect((await home.sso(['status'], { env })).stdout).toContain('cannot be used: ');
  });

  it('shows names without what a terminal would obey', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig.replaceAll('my-sso', 'my\x9b31m\u202Esso'));
    const { stdout } = await home.sso(['status'], { env: { AWS_PROFILE: 'd\x1b[31mev' } });
    expect(stdout).toContain('mysso');
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });
});
