import { writeFile } from 'node:fs/promises';
import { type ShellHome, shellHome } from './support/shell-home.ts';

async function signedIn(): Promise<ShellHome> {
  const home = await shellHome();
  expect(await home.sso(['login'])).toMatchObject({ exitCode: 0 });
  return home;
}

const forBash = ['switch', '--shell', 'bash'];

describe('sso switch', () => {
  it('prints only what changes something in the shell, behind its mark', async () => {
    const home = await shellHome();
    const result = await home.sso([...forBash, 'keys'], {
      env: { AWS_VAULT: 'x', AWS_DEFAULT_PROFILE: 'old' },
    });
    expect(result).toMatchObject({ exitCode: 0, stderr: 'This shell has keys\n' });
    expect(result.stdout.split('\n')).toEqual([
      ': sso;',
      "export AWS_PROFILE='keys'",
      'unset AWS_DEFAULT_PROFILE',
      'unset AWS_VAULT',
      "export SSO_PREVIOUS_PROFILE='old'",
      '',
    ]);
  });

  it('says the same with oclif and without', async () => {
    const home = await shellHome();
    const plain = await home.sso([...forBash, 'keys'], { env: { AWS_PROFILE: 'old' } });
    const byOclif = await home.sso(['switch', 'keys', '--shell=bash'], { env: { AWS_PROFILE: 'old' } });
    expect(byOclif).toEqual(plain);
  });

  it('prints all lines for a shell elsewhere', async () => {
    const home = await shellHome();
    const { stdout } = await home.sso(['switch', 'keys', '--print', 'powershell']);
    expect(stdout).toContain("$Env:AWS_PROFILE = 'keys'\n");
    expect(stdout).toContain('Remove-Item -LiteralPath Env:AWS_VAULT -ErrorAction Ignore\n');
    expect(stdout).not.toContain('# sso');
  });

  it.each([
    ['the whole name', 'dev', 'dev'],
    ['the beginning of one name', 'ke', 'keys'],
    ['the account of one profile', '1111', 'dev'],
    ['letters of one name', 'wtspc', 'with space'],
  ])('takes %s', async (_, typed, profile) => {
    const home = await signedIn();
    expect((await home.sso([...forBash, typed])).stdout).toContain(`export AWS_PROFILE='${profile}'\n`);
  });

  it('asks the service where a role that is named was never listed', async () => {
    const home = await signedIn();
    const { stdout } = await home.sso([...forBash, '222222222222/Admin']);
    expect(stdout).toContain("export SSO_PROFILE='222222222222/Admin'\n");
    expect(home.center.emulator.calls('ListAccounts')).toBe(1);
    expect(await home.sso([...forBash, '222222222222/None'])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(home.center.emulator.calls('ListAccounts')).toBe(1);
  });

  it('says what can be done where nothing is called so', async () => {
    const home = await shellHome();
    const { exitCode, stdout, stderr } = await home.sso([...forBash, 'keyz']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/"keyz"[\s\S]*Did you mean "keys"\?[\s\S]*--refresh/);
  });

  it('names the candidates where a name fits several and nobody can be asked', async () => {
    const home = await shellHome();
    const result = await home.sso([...forBash, 'w']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(/"w" could be one of 2\.[\s\S]*"with space"[\s\S]*"wow!"/);
  });

  it.each([
    [['switch', 'keys'], 2],
    [[...forBash], 2],
    [[...forBash, '-'], 2],
    [[...forBash, 'keys', '--none'], 2],
    [[...forBash, 'nobody'], 2],
    [[...forBash, 'dev'], 3],
    [[...forBash, 'dev', '--keys'], 3],
    [[...forBash, 'keys', '--region', 'nowhere'], 2],
    [[...forBash, 'keys', '--with-region'], 2],
    [['switch', '--print', 'tcsh', 'wow!'], 2],
    [['switch', '--print', 'cmd', '日本 🚀'], 2],
  ])('leaves the shell alone at %j', async (args, exitCode) => {
    const home = await shellHome();
    const result = await home.sso(args);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).not.toBe('');
  });

  it('says that the sign-in has run out', async () => {
    const home = await signedIn();
    const files = Object.entries(await home.awsFiles());
    const [path = '', content = ''] = files.find(([, text]) => text.includes('"accessToken"')) ?? [];
    const { refreshToken, ...token } = JSON.parse(content);
    expect(refreshToken).toEqual(expect.any(String));
    await home.write(`.aws/${path}`, JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }));
    const result = await home.sso([...forBash, 'dev']);
    expect(result).toMatchObject({ exitCode: 3, stdout: '' });
    expect(result.stderr).toContain('has run out');
    expect(await home.sso([...forBash, 'dev', '--keys'])).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('says so where the profile was deleted since', async () => {
    const home = await shellHome();
    const env = { AWS_PROFILE: 'dev', SSO_PREVIOUS_PROFILE: 'deleted' };
    const result = await home.sso([...forBash, '-'], { env });
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('"deleted"');
  });

  it('takes back a region that it set, and leaves one that it did not', async () => {
    const home = await shellHome();
    const ours = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1', SSO_SWITCH_REGION: 'eu-west-1' };
    const { stdout } = await home.sso([...forBash, 'keys'], { env: ours });
    expect(stdout).toContain('unset AWS_REGION\n');
    expect(stdout).toContain('unset SSO_SWITCH_REGION\n');
    expect(stdout).not.toContain('AWS_DEFAULT_REGION');
    const theirs = await home.sso([...forBash, 'keys'], { env: { AWS_REGION: 'eu-west-1' } });
    expect(theirs.stdout).not.toContain('REGION');
  });

  it('writes a profile for a role that has none, once', async () => {
    const home = await signedIn();
    await home.sso(['list', 'roles']);
    const before = await home.readConfig();
    const args = [...forBash, '111111111111/ReadOnly', '--save', '--name', 'reader', '--region', 'eu-west-1'];
    const result = await home.sso(args);
    expect(result.stdout).toContain("export AWS_PROFILE='reader'\n");
    const after = await home.readConfig();
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(
      /\[profile reader\]\nsso_session = my-sso\nsso_account_id = 111111111111\nsso_role_name = ReadOnly\nregion = eu-west-1\n/,
    );
    const other = await home.sso([...forBash, '222222222222/ReadOnly', '--save', '--name', 'reader']);
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await home.readConfig()).toBe(after);
  });

  it('puts what was chosen last first', async () => {
    const home = await shellHome();
    await home.sso([...forBash, 'wow!', '--print', 'bash']);
    const result = await home.sso([...forBash, 'w']);
    expect(result.stderr).toMatch(/"wow!"[\s\S]*"with space"/);
  });
});

describe('the rule for production', () => {
  async function withRule(home: ShellHome, content: string): Promise<void> {
    await home.write('.config/sso/config.json', content);
  }

  it('wants a yes, on the command line where nobody can be asked', async () => {
    const home = await shellHome();
    await withRule(home, '{"production": {"profiles": ["keys"]}}');
    const asked = await home.sso([...forBash, 'keys']);
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    expect(asked.stderr).toContain('--yes');
    const agreed = await home.sso([...forBash, 'keys', '--yes']);
    expect(agreed).toMatchObject({ exitCode: 0, stderr: 'This shell has keys  PRODUCTION\n' });
  });

  it('knows accounts by number and by name', async () => {
    const home = await signedIn();
    await home.sso(['list', 'accounts']);
    await withRule(home, '{"production": {"accounts": ["1111*"]}}');
    expect(await home.sso([...forBash, 'dev'])).toMatchObject({ exitCode: 2 });
    await withRule(home, '{"production": {"accounts": ["PRODUC*"]}}');
    expect(await home.sso([...forBash, 'dev'])).toMatchObject({ exitCode: 2 });
  });

  it('sets a time limit, also for the keys', async () => {
    const home = await signedIn();
    await withRule(home, '{"production": {"roles": ["Admin"], "confirm": false, "minutes": 5}}');
    const started = Date.now();
    const { stdout, stderr } = await home.sso([...forBash, 'dev', '--keys']);
    const until = Date.parse(/SSO_SWITCH_UNTIL='(.*)'/.exec(stdout)?.[1] ?? '');
    expect(until).toBeGreaterThan(started + 4 * 60_000);
    expect(until).toBeLessThan(Date.now() + 6 * 60_000);
    expect(Date.parse(/AWS_CREDENTIAL_EXPIRATION='(.*)'/.exec(stdout)?.[1] ?? '')).toBe(until);
    expect(stderr).toContain('PRODUCTION');
  });

  it('stops where the rule cannot be read, and says where', async () => {
    const home = await shellHome();
    await withRule(home, '{"production": {"profile": ["keys"]}}');
    const result = await home.sso([...forBash, 'keys']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('config.json:1:17: production.profile:');
  });
});

describe('sso prompt', () => {
  it('is empty where the shell has nothing, and where something is wrong', async () => {
    const home = await shellHome();
    const nothing = { exitCode: 0, stdout: '', stderr: '' };
    expect(await home.sso(['prompt'])).toMatchObject(nothing);
    await writeFile(home.file('.aws/config'), 'broken');
    expect(await home.sso(['prompt'], { env: { AWS_PROFILE: 'dev' } })).toMatchObject(nothing);
  });

  it('shows profile, account, role, and how long the sign-in lasts', async () => {
    const home = await shellHome();
    const env = { AWS_PROFILE: 'dev' };
    expect((await home.sso(['prompt'], { env })).stdout).toBe('dev 111111111111/Admin over\n');
    await home.sso(['login']);
    expect((await home.sso(['prompt'], { env })).stdout).toMatch(
      /^dev 111111111111\/Admin \d+ (?:h|min)[^\n]*\n$/,
    );
  });

  it('shows keys, which come before every profile', async () => {
    const home = await shellHome();
    const env = {
      AWS_PROFILE: 'dev',
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
      SSO_PROFILE: '222222222222/Admin',
      AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
    };
    const format = '{account} {role}[ {left}][ {region}]';
    expect((await home.sso(['prompt', '--format', format], { env })).stdout).toBe(
      '222222222222 Admin over\n',
    );
  });

  it('shows whose keys they are, and of a server that gives them', async () => {
    const home = await shellHome();
    await home.write('.config/sso/config.json', '{"production": {"accounts": ["1111*"]}}');
    const env = { AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE', SSO_PROFILE: 'dev' };
    const shown = 'dev 111111111111/Admin PRODUCTION\n';
    expect((await home.sso(['prompt'], { env })).stdout).toBe(shown);
    expect((await home.sso(['prompt'], { env: { SSO_PROFILE: 'dev' } })).stdout).toBe(shown);
  });

  it('marks production, and escapes for the shell', async () => {
    const home = await shellHome();
    await home.write('.config/sso/config.json', '{"production": {"profiles": ["*%*"]}}');
    const env = { AWS_PROFILE: '50%F' };
    const shown = async (...args: string[]): Promise<string> =>
      (await home.sso(['prompt', ...args], { env })).stdout;
    await home.writeConfig('[profile 50%F]\nregion = eu-west-1\n');
    expect(await shown()).toBe('50%F PRODUCTION\n');
    expect(await shown('--shell', 'zsh')).toBe('%B%F{red}50%%F PRODUCTION%f%b\n');
    expect(await shown('--shell', 'bash')).toBe('\x01\x1b[1;31m\x0250%F PRODUCTION\x01\x1b[0m\x02\n');
  });
});
