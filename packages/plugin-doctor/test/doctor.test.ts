import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { type EmulatorOptions, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';

async function startHome(options: EmulatorOptions = {}): Promise<SsoHome> {
  const home = await ssoHome(await startEmulator({ autoApprove: 'allow', interval: 0.05, ...options }));
  // Whatever AWS CLI this machine has is not what is tested.
  await chmod(await home.write('.bin/aws', '#!/bin/sh\necho aws-cli/2.30.0 Python/3.13.0 Linux/6\n'), 0o700);
  const { PATH = '' } = home.env;
  const env = { ...home.env, PATH: `${home.file('.bin')}:${PATH}` };
  const sso: SsoHome['sso'] = (args, more = {}) => home.sso(args, { ...more, env: { ...env, ...more.env } });
  return { ...home, env, sso };
}

async function doctor(home: SsoHome, ...args: string[]) {
  const { exitCode, stdout, stderr } = await home.sso(['doctor', '--json', ...args]);
  return { exitCode, stderr, result: JSON.parse(stdout) };
}

const codes = (result: { findings: { code: string }[] }): readonly string[] =>
  result.findings.map(({ code }) => code);

describe('sso doctor', () => {
  it('has nothing to say but notes of a home that works', async () => {
    const home = await startHome();
    await home.writeConfig(home.devConfig);
    await home.sso(['login', '--session', 'my-sso']);
    const { exitCode, result, stderr } = await doctor(home);
    expect({ exitCode, stderr, errors: result.errors, warnings: result.warnings }).toEqual({
      exitCode: 0,
      stderr: '',
      errors: 0,
      warnings: 0,
    });
  });

  it('shows each finding with its place, cause and what to do, errors first', async () => {
    const home = await startHome();
    await home.writeConfig(`${home.devConfig}no delimiter\n`);
    await home.write('.aws/sso/cache/a.json', '');
    const { exitCode, stdout, stderr } = await home.sso(['doctor', '--offline']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const [errors = '', rest = ''] = stdout.split('\n\nWarnings\n');
    expect(errors).toMatch(/^Errors\n {2}.*\.aws\/config:10\n {4}.+\n {4}> .+/);
    expect(rest).toContain(`${home.file('.aws/sso/cache/a.json')}\n    The cache file is empty`);
    expect(rest).toContain('    > sso doctor --fix\n');
    expect(rest).toContain('    > sso login --session my-sso\n');
  });

  it('has words for what the service and the clock are like', async () => {
    const home = await startHome({ now: () => Date.now() + 2 * 60 * 60_000 });
    await home.writeConfig(home.devConfig);
    const { exitCode, result } = await doctor(home);
    expect({ exitCode, codes: codes(result) }).toEqual({
      exitCode: 1,
      codes: expect.arrayContaining(['clock-off']),
    });
    expect(result.findings[0].message).toContain('120 minutes behind');
  });

  it.each([
    ['--yes without --fix', ['--yes']],
    ['an argument', ['more']],
    ['a repair without a terminal', ['--fix']],
  ])('refuses %s', async (_, args) => {
    const home = await startHome();
    await home.write('.aws/sso/cache/a.json', '');
    expect((await home.sso(['doctor', '--offline', ...args])).exitCode).toBe(2);
  });
});

describe('sso doctor --fix', () => {
  it('shows the difference, repairs with a copy, and looks again', async () => {
    const home = await startHome();
    await home.writeConfig(home.devConfig);
    const corrupt = await home.write('.aws/sso/cache/a.json', '{"accessTok');
    const loose = await home.write('.aws/cli/cache/b.json', '{"Credentials":{}}');
    await chmod(loose, 0o644);
    const { exitCode, result, stderr } = await doctor(home, '--offline', '--fix', '--yes');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`  ${corrupt}: removed\n`);
    expect(stderr).toContain(`  ${loose}: mode 0644 -> 0600\n`);
    expect(result.repairs).toMatchObject({ repaired: expect.arrayContaining([corrupt, loose]), left: [] });
    expect(codes(result)).not.toEqual(expect.arrayContaining(['cache-corrupt']));
    expect((await stat(loose)).mode & 0o777).toBe(0o600);
    await expect(stat(corrupt)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await stat(result.repairs.backup)).isDirectory()).toBe(true);
    expect(await home.readConfig()).toBe(home.devConfig);
  });

  it('has nothing to do where nothing can be repaired', async () => {
    const home = await startHome();
    const { exitCode, result, stderr } = await doctor(home, '--offline', '--fix');
    expect({ exitCode, repairs: result.repairs }).toEqual({ exitCode: 0, repairs: null });
    expect(stderr).toBe('There is nothing to repair here.\n');
  });
});

/** Homes that no command could be expected to work in. */
const ruins: readonly (readonly [string, (home: SsoHome) => Promise<unknown>])[] = [
  ['a file in place of ~/.aws', (home) => home.write('.aws', 'x')],
  ['a folder in place of the config', (home) => mkdir(home.file('.aws/config'), { recursive: true })],
  [
    'a pipe in place of the config',
    async (home) => {
      await mkdir(home.file('.aws'));
      execFileSync('mkfifo', [home.file('.aws/config')]);
    },
  ],
  [
    'a config that links to itself',
    async (home) => {
      await mkdir(home.file('.aws'));
      await symlink('config', home.file('.aws/config'));
    },
  ],
  ['a config of zero bytes and NULs', (home) => home.write('.aws/config', '\0'.repeat(5000))],
  [
    'a config of random bytes',
    (home) =>
      home.write(
        '.aws/config',
        Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
      ),
  ],
  ['a config of one line of a megabyte', (home) => home.write('.aws/config', '['.repeat(1 << 20))],
  ['a thousand broken lines', (home) => home.write('.aws/config', 'broken\n'.repeat(1000))],
  [
    'deep links among cache files',
    async (home) => {
      await mkdir(home.file('.aws/sso/cache'), { recursive: true });
      await symlink('/proc/self/mem', home.file('.aws/sso/cache/a.json'));
      await symlink('/dev/zero', home.file('.aws/sso/cache/b.json'));
    },
  ],
  [
    'a folder in place of a cache file',
    (home) => mkdir(home.file('.aws/sso/cache/a.json'), { recursive: true }),
  ],
  [
    'a list of accounts of another form',
    (home) => home.write('.cache/sso/directory/a.json', '{"version":1,"accounts":7}'),
  ],
  [
    'JSON a thousand levels deep in the cache',
    (home) => home.write('.aws/sso/cache/a.json', '['.repeat(100_000)),
  ],
  ['a declarative file that is none', (home) => home.write('.config/sso/config.yaml', '{{{{')],
  [
    'a session that names every kind of nonsense',
    (home) =>
      home.write(
        '.aws/config',
        '[sso-session \u001b[31m]\nsso_start_url = ://\nsso_region = \u202e\n[profile ]\n[profile a]\nsso_session = \u001b[31m\nsso_account_id = x\nsso_role_name = y\ncredential_process = "\n',
      ),
  ],
];

describe('sso doctor in a home with', () => {
  it.each(ruins)('%s still says what it finds', async (_, ruin) => {
    const home = await startHome();
    await ruin(home);
    const { exitCode, stdout, stderr } = await home.sso(['doctor', '--offline', '--bundle', 'report.json'], {
      cwd: home.path,
      timeout: 20_000,
    });
    expect([0, 1]).toContain(exitCode);
    expect(stderr).toContain('report.json');
    expect(stdout).toMatch(/\d+ errors?, \d+ warnings?, \d+ notes?\./);
    expect(stdout).not.toContain('could not be looked at');
    expect(stdout).not.toMatch(/[\u001b\u202e\0]/);
    expect(JSON.parse(await readFile(home.file('report.json'), 'utf8'))).toMatchObject({ version: 1 });
  });

  it('a program in place of AWS CLI that says nothing, or cannot start', async () => {
    const home = await startHome();
    await home.write('.bin/aws', '#!/bin/sh\nexit 3\n');
    expect(codes((await doctor(home, '--offline')).result)).toContain('aws-cli-unclear');
    await home.write('.bin/aws', '\0\0\0\0');
    expect(codes((await doctor(home, '--offline')).result)).toContain('aws-cli-unclear');
  });
});

describe('sso doctor --bundle', () => {
  it('holds no secret of a session, no name and no address', async () => {
    const home = await startHome();
    await home.writeConfig(home.devConfig.replaceAll('my-sso', 'acme-sign-in'));
    await home.sso(['login', '--session', 'acme-sign-in']);
    await home.sso(['export', '--profile', 'dev']);
    const { exitCode } = await home.sso(['doctor', '--bundle', home.file('report.json')]);
    expect(exitCode).toBe(0);
    const report = await readFile(home.file('report.json'), 'utf8');
    expect((await stat(home.file('report.json'))).mode & 0o777).toBe(0o600);
    const files = await home.awsFiles();
    const planted = Object.values(files)
      .flatMap((content) => content.match(/"[^"]{16,}"/g) ?? [])
      .map((text) => text.slice(1, -1))
      .filter((text) => !/^\d{4}-|^sso:account|ExpiresAt$|^registration/.test(text));
    expect(planted.length).toBeGreaterThan(5);
    for (const secret of [...planted, 'acme-sign-in', '111111111111', home.startUrl, home.path])
      expect(report).not.toContain(secret);
  });
});
