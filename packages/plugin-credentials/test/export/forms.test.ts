import { describeWith, runInShell, type ShellName, type SsoHome, shells, ssoProgram } from '@sso/testkit';
import { configured, signedIn } from '../support/signed-in.ts';

const dev = ['export', '--profile', 'dev'];

async function json(home: SsoHome, ...flags: string[]): Promise<Readonly<Record<string, string>>> {
  return JSON.parse((await home.sso([...dev, '--format', 'json', ...flags])).stdout);
}

const ways: Readonly<Record<ShellName, (command: string) => string>> = {
  bash: (command) => `eval "$(${command})"`,
  zsh: (command) => `eval "$(${command})"`,
  dash: (command) => `eval "$(${command})"`,
  fish: (command) => `${command} | source`,
  tcsh: (command) => `eval "\`${command}\`"`,
  nu: (command) => `${command} | from json | load-env`,
};

/** Means the same in every shell: a program that prints what it was given of AWS. */
const print = `sh -c 'env | grep "^AWS_" | LC_ALL=C sort; echo END'`;

for (const [shell, take] of Object.entries(ways) as [ShellName, (command: string) => string][]) {
  describeWith(shells[shell], `sso export in ${shell}, without a format`, () => {
    it('sets and clears the variables in the form of that shell', async () => {
      const { home } = await signedIn();
      const { accessKeyId } = await json(home);
      const exports = ['--profile dev --region eu-west-1', '--unset', '--unset --with-region'];
      const steps = exports.map(
        (flags) => `${take(`${process.execPath} ${ssoProgram} export ${flags}`)}\n${print}\n`,
      );
      const env = { ...home.env, AWS_ENDPOINT_URL: undefined, SHELL: '/bin/none' };
      const { stdout, stderr } = await runInShell(shell, steps.join(''), { env });
      expect(stderr).toBe('');
      const [set = '', ...later] = stdout.split('END\n').slice(0, -1);
      expect(set.split('\n')).toContain(`AWS_ACCESS_KEY_ID=${accessKeyId}`);
      expect(set.match(/^\w+/gm)).toEqual([
        'AWS_ACCESS_KEY_ID',
        'AWS_CREDENTIAL_EXPIRATION',
        'AWS_DEFAULT_REGION',
        'AWS_REGION',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_SESSION_TOKEN',
      ]);
      expect(later).toEqual(['AWS_DEFAULT_REGION=eu-west-1\nAWS_REGION=eu-west-1\n', '']);
    });
  });
}

describe('--region and --with-region', () => {
  it('set both variables', async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}region = eu-north-1\n`);
    const { stdout } = await home.sso([...dev, '--format', 'bash', '--with-region']);
    expect(stdout).toMatch(/\nexport AWS_REGION='eu-north-1'\nexport AWS_DEFAULT_REGION='eu-north-1'\n$/);
    expect(await json(home, '--region', 'ap-south-1')).toMatchObject({ region: 'ap-south-1' });
    expect(await json(home)).not.toHaveProperty('region');
  });

  it.each([
    [['--with-region'], 'region'],
    [['--region', 'eu-nroth-1'], 'eu-nroth-1'],
    [['--region', 'eu-north-1', '--with-region'], '--with-region'],
  ])('%j are refused where they make no sense', async (flags, word) => {
    const home = await configured();
    const result = await home.sso([...dev, ...flags]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain(word);
  });
});

describe('--field', () => {
  it('prints one value', async () => {
    const { home } = await signedIn();
    const all = await json(home);
    for (const field of [
      'accessKeyId',
      'secretAccessKey',
      'sessionToken',
      'expiration',
      'accountId',
      'profile',
    ]) {
      expect(await home.sso([...dev, '--field', field])).toMatchObject({
        stdout: `${all[field]}\n`,
        stderr: '',
      });
    }
  });

  it("prints the profile's region, or the one that is named", async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}region = eu-north-1\n`);
    expect(await home.sso([...dev, '--field', 'region'])).toMatchObject({ stdout: 'eu-north-1\n' });
    const named = await home.sso([...dev, '--field', 'region', '--region', 'ap-south-1']);
    expect(named).toMatchObject({ stdout: 'ap-south-1\n' });
  });

  it.each([
    [['--field', 'region'], 'region'],
    [['--field', 'password'], 'password'],
    [['--field', 'accountId', '--format', 'json'], '--format'],
  ])('refuses %j', async (flags, word) => {
    const { home } = await signedIn();
    const result = await home.sso([...dev, ...flags]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain(word);
  });
});

describe('--unset', () => {
  it('needs neither a profile nor a config', async () => {
    const home = await configured();
    await home.writeConfig('not a config');
    expect(await home.sso(['export', '--unset', '--format', 'fish'])).toMatchObject({
      exitCode: 0,
      stdout:
        'set -eg AWS_ACCESS_KEY_ID;\nset -eg AWS_SECRET_ACCESS_KEY;\nset -eg AWS_SESSION_TOKEN;\nset -eg AWS_CREDENTIAL_EXPIRATION;\n',
    });
  });

  it.each(['json', 'process', 'dotenv', 'docker', 'ini', 'github'])('is refused for %s', async (format) => {
    const home = await configured();
    expect(await home.sso(['export', '--unset', '--format', format])).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
  });
});

describe('an account and a role without a profile', () => {
  const flags = ['--account-id', '111111111111', '--role-name', 'ReadOnly'];

  it('are taken of the only session, or of the one that is named', async () => {
    const { center, home } = await signedIn();
    const { stdout } = await home.sso(['export', ...flags, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ accountId: '111111111111' });
    expect(JSON.parse(stdout)).not.toHaveProperty('profile');
    const named = await home.sso(['export', ...flags, '--session', 'my-sso', '--format', 'ini']);
    expect(named.stdout).toMatch(/^\[111111111111_ReadOnly\]\n/);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it.each([
    [['--account-id', '111111111111']],
    [['--role-name', 'Admin']],
    [['--session', 'my-sso']],
    [[...flags, '--profile', 'dev']],
    [[...flags, '--session', 'other']],
  ])('%j is refused', async (given) => {
    const home = await configured();
    expect(await home.sso(['export', ...given])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('a profile that assumes a role', () => {
  const roleArn = 'arn:aws:iam::222222222222:role/Deployer';

  it('gives the credentials of that role', async () => {
    const { home } = await signedIn();
    await home.writeConfig(
      `${home.devConfig}\n[profile deploy]\nrole_arn = ${roleArn}\nsource_profile = dev\n`,
    );
    const { stdout, stderr } = await home.sso(['export', '--profile', 'deploy', '--format', 'json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ accountId: '222222222222', profile: 'deploy' });
    expect(await home.sso(['export', '--profile', 'deploy', '--write'])).toMatchObject({ exitCode: 0 });
    expect(Object.keys(await home.awsFiles())).toContain('credentials');
    expect((await home.awsFiles()).credentials).toContain('[222222222222_Deployer]\n');
  });

  it('needs somebody to ask for the code of a device', async () => {
    const { home } = await signedIn();
    const device = 'arn:aws:iam::111111111111:mfa/ada';
    await home.writeConfig(
      `${home.devConfig}\n[profile deploy]\nrole_arn = ${roleArn}\nsource_profile = dev\nmfa_serial = ${device}\n`,
    );
    const result = await home.sso(['export', '--profile', 'deploy']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain(device);
  });
});
