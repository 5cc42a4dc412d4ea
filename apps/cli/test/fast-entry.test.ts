import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportFormats } from '@sso/core';
import { type RunningEmulator, startEmulator } from '@sso/emulator';
import { type ProgramResult, runProgram, type SsoHome, ssoHome } from '@sso/testkit';

const root = fileURLToPath(new URL('..', import.meta.url));
const throughOclif = `require(${JSON.stringify(join(root, 'dist', 'program.cjs'))}).main(process.argv.slice(1))`;

interface Said {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function said({ exitCode, stdout, stderr }: ProgramResult): Said {
  return { exitCode, stdout, stderr };
}

/** A home that is signed in, with the profile `dev`. */
async function signedIn(): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const center = await startEmulator({ autoApprove: 'allow' });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  expect(await home.sso(['login'])).toMatchObject({ exitCode: 0 });
  return { center, home };
}

async function byOclif(home: SsoHome, args: readonly string[], env = {}): Promise<Said> {
  return said(
    await runProgram(process.execPath, ['-e', throughOclif, '--', ...args], { env: { ...home.env, ...env } }),
  );
}

/** What both say; a failure where they differ. */
async function sameBothWays(home: SsoHome, args: readonly string[], env = {}): Promise<Said> {
  const fast = said(await home.sso(args, { env }));
  expect(fast).toEqual(await byOclif(home, args, env));
  return fast;
}

const dev = ['--profile', 'dev'];

describe('a command line that is answered without oclif', () => {
  it('says in every format what oclif says', async () => {
    const { home } = await signedIn();
    await home.sso(['export', ...dev]);
    for (const format of ['bash', 'zsh', 'sh', ...exportFormats]) {
      const { exitCode, stdout, stderr } = await sameBothWays(home, [
        'export',
        '-p',
        'dev',
        `--format=${format}`,
      ]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain('ASIA');
    }
  }, 60_000);

  it.each([
    [['export', '--profile=dev']],
    [['credential-process', ...dev]],
    [['credential-process', '--account-id', '111111111111', '--role-name', 'Admin', '-s', 'my-sso']],
    [['credential-process', '--account-id', '111111111111', '--role-name', 'Admin']],
  ])('%j says what oclif says', async (args) => {
    const { home } = await signedIn();
    await home.sso(['export', ...dev]);
    expect(await sameBothWays(home, args)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    ['help', ['export', '--help'], 0],
    ['an unknown flag', ['export', ...dev, '--formt', 'env'], 2],
    ['an unknown format', ['export', ...dev, '--format', 'nonsense'], 2],
    ['a flag without its value', ['export', '--profile'], 2],
    ['a flag in the place of a value', ['export', '--profile', '--format', 'env'], 2],
    ['an empty value', ['export', '--profile', '', '--format', 'env'], 2],
    ['an argument too many', ['export', ...dev, 'env'], 2],
    [
      'flags that exclude each other',
      ['credential-process', ...dev, '--account-id', '1', '--role-name', 'R'],
      2,
    ],
    ['a flag that needs another', ['credential-process', '--account-id', '111111111111'], 2],
    ['a session without an account', ['credential-process', '--session', 'my-sso'], 2],
    ['a missing profile', ['export', '--profile', 'dve'], 2],
    ['the same of another command', ['credential-process', '-p', 'dve'], 2],
    ['a session that is missing', ['export', '-p', 'lost'], 2],
    ['a profile that names itself', ['credential-process', ...dev], 2, { _AWS_CLI_PROFILE_CHAIN: 'dev' }],
    ['a service that is out of reach', ['export', ...dev], 5, { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }],
    ['a role that is not given', ['export', '-p', 'nobody'], 4],
    ['the same of another command', ['credential-process', '-p', 'nobody'], 4],
  ])('says of %s what oclif says', async (_, args, exitCode, env: Readonly<Record<string, string>> = {}) => {
    const { home } = await signedIn();
    await home.writeConfig(
      `${home.devConfig}[profile lost]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = R\n${home.devConfig
        .slice(home.devConfig.indexOf('[profile dev]'))
        .replace('[profile dev]', '[profile nobody]')
        .replace('Admin', 'Nobody')}`,
    );
    const both = await sameBothWays(home, args, env);
    expect(both.exitCode).toBe(exitCode);
    if (exitCode !== 0) expect(both.stdout).toBe('');
  });

  it('says of an expired sign-in what oclif says', async () => {
    const { home } = await signedIn();
    for (const [path, content] of Object.entries(await home.awsFiles())) {
      if (!path.startsWith('sso/cache/')) continue;
      const { refreshToken: _, ...stored } = JSON.parse(content);
      await home.write(join('.aws', path), JSON.stringify({ ...stored, expiresAt: '2020-01-01T00:00:00Z' }));
    }
    expect(await sameBothWays(home, ['export', ...dev])).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('asks the service once for what it does not get', async () => {
    const { center, home } = await signedIn();
    await home.writeConfig(home.devConfig.replace('Admin', 'Nobody'));
    expect(await home.sso(['export', ...dev])).toMatchObject({ exitCode: 4, stdout: '' });
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });
});

describe('the program without the part that oclif runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sso-fast-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('fetches credentials, answers from the cache and tells errors', async () => {
    for (const part of ['bin', 'dist/fast', 'dist/later'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    const { center, home } = await signedIn();
    const sso = (...args: readonly string[]) =>
      runProgram(process.execPath, [join(folder, 'bin', 'sso.js'), ...args], { env: home.env });
    const first = await sso('export', ...dev, '-f', 'process');
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await sso('credential-process', ...dev)).toMatchObject({ exitCode: 0, stdout: first.stdout });
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(await sso('export', '-p', 'dve')).toMatchObject({ exitCode: 2, stdout: '' });
    expect((await sso('status')).stderr).toContain('program.cjs');
  });
});
