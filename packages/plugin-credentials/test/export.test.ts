import { exportFormats } from '@sso/core';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { runInShell, type SsoHome, ssoHome, ssoProgram } from '@sso/testkit';

/** A home that is signed in, with the profile `dev`. */
async function signedIn(
  options: EmulatorOptions = {},
): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const center = await startEmulator({ autoApprove: 'allow', ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  expect(await home.sso(['login'])).toMatchObject({ exitCode: 0 });
  return { center, home };
}

async function keysOf(home: SsoHome): Promise<readonly string[]> {
  const { stdout } = await home.sso(['export', '--profile', 'dev', '--format', 'process']);
  const { AccessKeyId, SecretAccessKey, SessionToken } = JSON.parse(stdout);
  return [AccessKeyId, SecretAccessKey, SessionToken];
}

describe('sso export', () => {
  it('prints every format on stdout, and nothing else anywhere', async () => {
    const { home } = await signedIn();
    const keys = await keysOf(home);
    const results = exportFormats.map(async (format) => {
      const result = await home.sso(['export', '--profile', 'dev', '--format', format]);
      return { format, ...result };
    });
    for (const { format, exitCode, stdout, stderr } of await Promise.all(results)) {
      expect({ format, exitCode, stderr }).toEqual({ format, exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/[^\n]\r?\n$/);
      for (const key of keys) expect(stdout).toContain(key);
    }
  });

  it('is taken in by a shell', async () => {
    const { home } = await signedIn();
    const [accessKeyId] = await keysOf(home);
    const script = `eval "$('${process.execPath}' '${ssoProgram}' export --profile dev)" && printenv AWS_ACCESS_KEY_ID`;
    const { stdout, stderr } = await runInShell('dash', script, { env: home.env });
    expect({ stdout, stderr }).toEqual({ stdout: `${accessKeyId}\n`, stderr: '' });
  });

  it('takes the profile of AWS_PROFILE', async () => {
    const { home } = await signedIn();
    const { stdout } = await home.sso(['export', '--format', 'json'], { env: { AWS_PROFILE: 'dev' } });
    expect(JSON.parse(stdout)).toMatchObject({ profile: 'dev', accountId: '111111111111' });
  });

  it('asks the service once while the credentials last', async () => {
    const { center, home } = await signedIn();
    const first = await keysOf(home);
    expect(await keysOf(home)).toEqual(first);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('needs neither the network nor a sign-in while they last', async () => {
    const { center, home } = await signedIn();
    const first = await keysOf(home);
    await center.close();
    await home.write('.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json', '{}');
    expect(await keysOf(home)).toEqual(first);
  });

  it('gets new ones when less than a quarter of an hour is left', async () => {
    const { center, home } = await signedIn({ roleCredentialsSeconds: 14 * 60 });
    await keysOf(home);
    await keysOf(home);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it('works where the home cannot be written', async () => {
    const { home } = await signedIn();
    await home.write('.aws/cli', 'a file in place of the folder');
    const { exitCode, stdout, stderr } = await home.sso(['export', '--profile', 'dev']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Warning: \S+\/\.aws\/cli\/cache\/\S+ cannot be written: [^\n]*\n$/);
    expect(stdout).toContain('AWS_ACCESS_KEY_ID');
  });
});

describe('an error of sso export', () => {
  it.each<[string, string[], number]>([
    ['a profile that is not there', ['--profile', 'nowhere'], 2],
    ['no default profile', [], 2],
    ['a format that is not there', ['--profile', 'dev', '--format', 'xml'], 2],
    ['an account that is not named by its id', ['--account-id', '1111', '--role-name', 'Admin'], 2],
    ['a role that is not mine', ['--profile', 'nobody'], 4],
  ])('leaves stdout empty: %s', async (_, flags, exitCode) => {
    const { home } = await signedIn();
    const role = 'sso_session = my-sso\nsso_account_id = 111111111111\nsso_role_name = Nobody\n';
    await home.writeConfig(`${home.devConfig}\n[profile nobody]\n${role}`);
    const result = await home.sso(['export', ...flags]);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toMatch(/^Error: /);
  });

  it('says to sign in, and with which command', async () => {
    const { home } = await signedIn();
    await home.sso(['logout']);
    const { exitCode, stdout, stderr } = await home.sso(['export', '--profile', 'dev']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('sso login --session my-sso');
  });

  it('asks for a new sign-in where the service takes no token any more', async () => {
    const { center, home } = await signedIn();
    center.emulator.faults.add({ operation: 'GetRoleCredentials', error: 'UnauthorizedException', times: 9 });
    expect(await home.sso(['export', '--profile', 'dev'])).toMatchObject({ exitCode: 3, stdout: '' });
  });
});

describe('sso export --help', () => {
  it('shows an example for each kind of shell, and all formats', async () => {
    const { home } = await signedIn();
    const { exitCode, stdout } = await home.sso(['export', '--help']);
    expect(exitCode).toBe(0);
    for (const example of ['eval "$(sso export', '| source', 'Invoke-Expression'])
      expect(stdout).toContain(example);
    for (const format of exportFormats) expect(stdout).toContain(format);
  });
});
