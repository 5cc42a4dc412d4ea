import { startCenter } from './support.ts';

const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin', '--profile', 'dev'];

/** A home with a project whose file declares the session `team`. */
async function startProject(startUrl?: string) {
  const { center, home } = await startCenter();
  const session = { name: 'team', startUrl: startUrl ?? home.startUrl, region: 'us-east-1' };
  await home.write('shop/sso.config.json', JSON.stringify({ sessions: [session] }));
  const configure = (...flags: readonly string[]) =>
    home.sso(['configure', ...flags], { cwd: home.file('shop') });
  return { center, home, configure };
}

function errorOf(stderr: string): { code: string; message: string } {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}

describe('a session that a file declares', () => {
  it.each([['--session', 'team'], []])('is set up without its start URL: %j', async (...flags) => {
    const { home, configure } = await startProject();
    const { exitCode, stderr } = await configure(...flags, ...asAdmin);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining(`Session team is as the declarative file says: ${home.startUrl}\n`),
    });
    expect(await home.readConfig()).toBe(`[sso-session team]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = team
sso_account_id = 111111111111
sso_role_name = Admin
`);
  });

  it('changes nothing about a session that is set up otherwise', async () => {
    const { center, home, configure } = await startProject('https://elsewhere.awsapps.com/start');
    const config = home.devConfig.replaceAll('my-sso', 'team');
    await home.writeConfig(config);
    const { exitCode, stderr } = await configure('--session', 'team', ...asAdmin, '--json');
    expect(exitCode).toBe(2);
    expect(errorOf(stderr)).toMatchObject({
      code: 'declaration-invalid',
      message: expect.stringContaining('sso.config.json:1:40: sessions[0].startUrl: the session "team"'),
    });
    expect(await home.readConfig()).toBe(config);
    expect(center.emulator.calls('RegisterClient')).toBe(0);
  });

  it('has its start URL looked at like one that is typed', async () => {
    const { home } = await startProject('https://127.0.0.1:9/start');
    const { exitCode, stderr } = await home.sso(['configure', '--session', 'team', ...asAdmin, '--json'], {
      cwd: home.file('shop'),
      env: { AWS_ENDPOINT_URL: undefined },
    });
    expect({ exitCode, code: errorOf(stderr).code }).toEqual({ exitCode: 5, code: 'network' });
    expect(await home.awsFiles()).toEqual({});
  });
});

describe('a session that nobody knows', () => {
  it('needs its start URL, and may be a typing error', async () => {
    const { configure } = await startProject();
    const { exitCode, stderr } = await configure('--session', 'taem', ...asAdmin, '--json');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no session "taem" yet. Did you mean "team"?\n');
    expect(errorOf(stderr).code).toBe('answer-needed');
    expect(stderr).toContain('--start-url');
  });
});

describe('flags that nothing can come of', () => {
  it.each([
    [['--account-id', '1234'], 'usage'],
    [['--account-id', '11111111111x'], 'usage'],
    [['--region', 'eu-wst-1'], 'region-invalid'],
    [['--sso-region', 'eu-wst-1'], 'region-invalid'],
    [['--profile', 'a]b'], 'name-unusable'],
  ])('end before anybody signs in: %j', async (flags, code) => {
    const { center, configure } = await startProject();
    const { exitCode, stderr } = await configure('--session', 'team', ...flags, '--json');
    expect({ exitCode, code: errorOf(stderr).code }).toEqual({ exitCode: 2, code });
    expect(center.emulator.calls('RegisterClient')).toBe(0);
  });
});
