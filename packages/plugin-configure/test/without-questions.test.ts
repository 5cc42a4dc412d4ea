import type { SsoHome } from '@sso/testkit';
import { smallOrganization, startCenter } from './support.ts';

/** What chooses production as an administrator. */
const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin'];

/** The code of the error on stderr, where lines for the person may stand before it. */
function errorOf(stderr: string): { code: string; message: string } {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}

describe('sso configure with flags', () => {
  it('writes what they say, and prints it with --json', async () => {
    const { home } = await startCenter();
    const flags = [
      ...['--session', 'work', '--start-url', home.startUrl, '--sso-region', 'us-east-1'],
      ...['--scopes', 'sso:account:access', '--account-id', '012345678901', '--role-name', 'PowerUser'],
      ...['--region', 'eu-central-1', '--output', 'json', '--profile', 'my dev'],
    ];
    const { exitCode, stdout } = await home.sso(['configure', ...flags, '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      profile: 'my dev',
      session: 'work',
      startUrl: home.startUrl,
      ssoRegion: 'us-east-1',
      accountId: '012345678901',
      roleName: 'PowerUser',
      region: 'eu-central-1',
      output: 'json',
      written: true,
    });
    expect(await home.readConfig()).toBe(`[sso-session work]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile 'my dev']
sso_session = work
sso_account_id = 012345678901
sso_role_name = PowerUser
region = eu-central-1
output = json
`);
  });

  it('prints nothing on stdout otherwise, and shows commands to try', async () => {
    const { home } = await startCenter();
    const { exitCode, stdout, stderr } = await home.sso(
      ['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, '--profile', "it's"],
      {},
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain(`aws sts get-caller-identity --profile 'it'\\''s'`);
  });

  it('takes the session that is the only one, without signing in twice', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const more = ['--account-id', '222222222222', '--role-name', 'Developer'];
    expect(await home.sso(['configure', ...more, '--profile', 'staging'])).toMatchObject({ exitCode: 0 });
    expect(await home.sso(['configure', ...more, '--profile', 'other'])).toMatchObject({ exitCode: 0 });
    expect(center.emulator.calls('CreateToken')).toBe(1);
    const section = (name: string): string =>
      `\n[profile ${name}]\nsso_session = my-sso\nsso_account_id = 222222222222\nsso_role_name = Developer\n`;
    expect(await home.readConfig()).toBe(home.devConfig + section('staging') + section('other'));
  });

  it('adds a session beside those that are there', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const { exitCode } = await home.sso([
      ...['configure', '--session', 'second', '--start-url', home.startUrl, ...asAdmin, '--profile', 'two'],
    ]);
    expect(exitCode).toBe(0);
    const config = await home.readConfig();
    expect(config.startsWith(home.devConfig)).toBe(true);
    expect(config).toContain(`[sso-session second]\nsso_start_url = ${home.startUrl}\n`);
    expect(config).toContain('[profile two]\nsso_session = second\n');
  });

  it('finds the session that has the start URL', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const { exitCode } = await home.sso([
      ...['configure', '--start-url', home.startUrl, ...asAdmin, '--profile', 'two'],
    ]);
    expect(exitCode).toBe(0);
    expect(await home.readConfig()).toContain('[profile two]\nsso_session = my-sso\n');
  });

  it('writes the form without a session with --legacy', async () => {
    const { home } = await startCenter();
    const { exitCode, stdout } = await home.sso([
      ...['configure', '--legacy', '--start-url', home.startUrl, ...asAdmin, '--profile', 'old', '--json'],
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ session: null, profile: 'old', written: true });
    expect(await home.readConfig()).toBe(`[profile old]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = Admin
`);
  });

  it('refuses an SSO region that is not that of the start URL, before anybody signs in', async () => {
    const { center, home } = await startCenter();
    const { exitCode, stderr } = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl, '--sso-region', 'eu-west-1'],
      ...[...asAdmin, '--json'],
    ]);
    expect(exitCode).toBe(2);
    expect(errorOf(stderr).code).toBe('start-url-refused');
    expect(center.emulator.calls('RegisterClient')).toBe(0);
    expect(await home.awsFiles()).toEqual({});
  });

  it('takes the only account and the only role, and says so', async () => {
    const { home } = await startCenter({ organization: smallOrganization() });
    const { exitCode, stderr } = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl],
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('account Only, aws@example.com (111111111111)');
    expect(await home.readConfig()).toContain('[profile 111111111111_Admin]\n');
  });

  it('names the flag where several accounts, then several roles, leave it open', async () => {
    const { home } = await startCenter();
    const start = ['configure', '--session', 'work', '--start-url', home.startUrl];
    const account = await home.sso([...start, '--json']);
    expect(account.exitCode).toBe(2);
    expect(errorOf(account.stderr).code).toBe('answer-needed');
    expect(account.stderr).toContain('--account-id');
    const role = await home.sso([...start, '--account-id', '111111111111', '--json']);
    expect(role.exitCode).toBe(2);
    expect(role.stderr).toContain('--role-name');
  });

  it('names the profile after account and role, whatever AWS_PROFILE says', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const { exitCode } = await home.sso(['configure', ...asAdmin], { env: { AWS_PROFILE: 'elsewhere' } });
    expect(exitCode).toBe(0);
    const config = await home.readConfig();
    expect(config).toContain('[profile 111111111111_Admin]\n');
    expect(config).not.toContain('elsewhere');
  });
});

describe('a second identical run', () => {
  it('leaves every byte of the file, and says so', async () => {
    const { home } = await startCenter();
    const again = (): ReturnType<SsoHome['sso']> =>
      home.sso(['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, '--json']);
    expect(JSON.parse((await again()).stdout)).toMatchObject({ written: true });
    const before = await home.awsFiles();
    const second = await again();
    expect(JSON.parse(second.stdout)).toMatchObject({ written: false });
    expect(second.stderr).toContain('already');
    expect(await home.awsFiles()).toEqual(before);
  });

  it('tells the region and the output format that the profile keeps', async () => {
    const { home } = await startCenter();
    const run = ['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, '--json'];
    await home.sso([...run, '--region', 'eu-west-3', '--output', 'table']);
    const { stdout } = await home.sso(run);
    expect(JSON.parse(stdout)).toMatchObject({ written: false, region: 'eu-west-3', output: 'table' });
  });
});
