import { editToken, errorOf, moreConfig, past, startCenter } from './support.ts';

/** The name of my-sso's token file: interoperability with AWS CLI hangs on it. */
const tokenFile = 'sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json';

describe('sso login', () => {
  it.each([
    ['in the browser', [], 'AuthorizePage'],
    ['by device code', ['--device-code'], 'StartDeviceAuthorization'],
    ['by device code where no browser may open', ['--no-browser'], 'StartDeviceAuthorization'],
  ] as const)('signs in %s and keeps the token', async (_, flags, operation) => {
    const { center, home } = await startCenter();
    const { exitCode, stdout, stderr } = await home.sso(['login', ...flags]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toMatch(/Signed in to my-sso, for [78] h/);
    expect(center.emulator.calls(operation)).toBe(1);
    const { accessToken, refreshToken, ...token } = JSON.parse((await home.awsFiles())[tokenFile] ?? '');
    expect(token).toMatchObject({ startUrl: home.startUrl, region: 'us-east-1' });
    for (const secret of [accessToken, refreshToken, token.clientSecret]) {
      expect(secret).toEqual(expect.any(String));
      expect(stderr).not.toContain(secret);
    }
  });

  it('has a stable result with --json', async () => {
    const { home } = await startCenter();
    const first = JSON.parse((await home.sso(['login', '--json'])).stdout);
    expect(first).toEqual({
      session: 'my-sso',
      startUrl: home.startUrl,
      region: 'us-east-1',
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      refreshable: true,
      alreadySignedIn: false,
    });
    const second = JSON.parse((await home.sso(['login', '--json'])).stdout);
    expect(second).toEqual({ ...first, alreadySignedIn: true });
  });

  it('opens no browser where the sign-in is valid, unless forced to', async () => {
    const { center, home } = await startCenter();
    await home.sso(['login']);
    const again = await home.sso(['login']);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain('Already signed in to my-sso');
    expect(center.emulator.calls('AuthorizePage')).toBe(1);
    expect(await home.sso(['login', '--force'])).toMatchObject({ exitCode: 0 });
    expect(center.emulator.calls('AuthorizePage')).toBe(2);
  });

  it('renews an access token that has run out without a person', async () => {
    const { center, home } = await startCenter();
    await home.sso(['login']);
    await editToken(home, (token) => ({ ...token, expiresAt: past }));
    const { exitCode, stdout } = await home.sso(['login', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ alreadySignedIn: true });
    expect(center.emulator.calls('AuthorizePage')).toBe(1);
  });

  it('signs in to a session without a name by its start URL or its profile', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const byUrl = await home.sso(['login', '--session', `${home.startUrl}/`, '--json']);
    expect(JSON.parse(byUrl.stdout)).toMatchObject({
      session: null,
      startUrl: `${home.startUrl}/`,
      refreshable: false,
    });
    const byProfile = await home.sso(['login', '--profile', 'old', '--json']);
    expect(JSON.parse(byProfile.stdout)).toMatchObject({ session: null, alreadySignedIn: true });
    expect(center.emulator.calls('AuthorizePage')).toBe(0);
  });

  it.each([
    ['--session', { args: ['--session', 'second'], env: {} }],
    ['--profile', { args: ['--profile', 'new'], env: { AWS_PROFILE: 'dev' } }],
    ['AWS_PROFILE', { args: [], env: { AWS_PROFILE: 'new' } }],
  ])('takes the session that %s names', async (_, { args, env }) => {
    const { home } = await startCenter();
    const profile = '\n[profile new]\nsso_session = second\n';
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl) + profile);
    const { stdout } = await home.sso(['login', ...args, '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ session: 'second' });
  });

  it('does not guess which of several sessions is meant, and names them', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const { exitCode, stdout, stderr } = await home.sso(['login', '--json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const { code, next } = errorOf(stderr);
    expect(code).toBe('session-ambiguous');
    expect(next).toEqual([
      expect.stringContaining('--session my-sso'),
      expect.stringContaining('--session second'),
      expect.stringContaining(`--session ${home.startUrl}/`),
    ]);
  });

  it('ends with 130 at Ctrl-C and keeps no token', async () => {
    const { home } = await startCenter({ autoApprove: undefined });
    const { exitCode, stderr } = await home.sso(['login', '--device-code', '--json'], {
      signalWhen: { shows: '/device?user_code=', signal: 'SIGINT' },
    });
    expect({ exitCode, code: errorOf(stderr).code }).toEqual({ exitCode: 130, code: 'cancelled' });
    expect(Object.keys(await home.awsFiles())).not.toContain(tokenFile);
  });
});
