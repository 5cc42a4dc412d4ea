import { chmodSync, lstatSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@sso/emulator';
import {
  awsCliV2,
  describeWith,
  mounting,
  mountSmallDisk,
  type ProgramResult,
  runProgram,
  type SsoHome,
  ssoHome,
} from '@sso/testkit';

const exportDev = ['export', '--profile', 'dev', '--format', 'env'];
const configureNew = ['configure', '--profile', 'new', '--session', 'my-sso'].concat(
  ['--account-id', '111111111111', '--role-name', 'Admin'],
  ['--region', 'eu-west-1'],
);

/** A person who is signed in, with no role credentials in the cache. */
async function signedIn(prepare: (home: SsoHome) => void = () => undefined): Promise<SsoHome> {
  const home = await ssoHome(await startEmulator({ autoApprove: 'allow' }));
  prepare(home);
  await home.writeConfig(home.devConfig);
  expect(await home.sso(['login'])).toMatchObject({
    exitCode: 0,
    stderr: expect.not.stringContaining('Error'),
  });
  return home;
}

/** The same, with `~/.aws` on a disk of its own. */
async function signedInOnDisk() {
  let disk: ReturnType<typeof mountSmallDisk> | undefined;
  const home = await signedIn(({ file }) => {
    disk = mountSmallDisk(file('.aws'));
  });
  if (disk === undefined) throw new Error('There is no disk.');
  return { home, disk };
}

function tokenFile(home: SsoHome): string {
  const folder = home.file('.aws/sso/cache');
  const files = readdirSync(folder).map((name) => join(folder, name));
  const file = files.find((path) => readFileSync(path, 'utf8').includes('accessToken'));
  if (file === undefined) throw new Error('There is no token.');
  return file;
}

function expectCredentials({ exitCode, stdout }: ProgramResult): void {
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^export AWS_ACCESS_KEY_ID='?ASIA/m),
  });
}

describeWith(mounting(), 'on a disk without room', () => {
  it('credentials are given, with a warning, and every file is as it was', async () => {
    const { home, disk } = await signedInOnDisk();
    disk.fill();
    const before = await home.awsFiles();
    for (const env of [{}, { SSO_LOG: 'debug' }]) {
      const result = await home.sso(exportDev, { env });
      expectCredentials(result);
      expect(result.stderr).toMatch(/^Warning: .*\/cli\/cache\S* cannot be written: the disk is full/m);
    }
    expect(await home.awsFiles()).toEqual(before);
  });

  it.each([
    ['configure', configureNew],
    ['export --write', ['export', '--profile', 'dev', '--write', '--force']],
    ['login', ['login', '--session', 'my-sso', '--force']],
  ])('%s says so and leaves every file as it was', async (_, command) => {
    const { home, disk } = await signedInOnDisk();
    disk.fill();
    const before = await home.awsFiles();
    const { exitCode, stderr } = await home.sso(command);
    expect(stderr).toContain('cannot be written: the disk is full (ENOSPC).');
    expect(exitCode).toBe(1);
    expect(await home.awsFiles()).toEqual(before);
  });
});

describeWith(mounting(), 'on a disk that is read-only', () => {
  it('credentials are given, with a warning', async () => {
    const { home, disk } = await signedInOnDisk();
    disk.makeReadOnly();
    const result = await home.sso(exportDev);
    expectCredentials(result);
    expect(result.stderr).toMatch(/^Warning: .* cannot be written: the disk is read-only/m);
  });

  it('configure says so', async () => {
    const { home, disk } = await signedInOnDisk();
    disk.makeReadOnly();
    const { exitCode, stderr } = await home.sso(configureNew);
    expect(stderr).toContain('cannot be written: the disk is read-only (EROFS).');
    expect(exitCode).toBe(1);
  });
});

describe('a token', () => {
  it('that others could read is made private, with a word', async () => {
    const home = await signedIn();
    const file = tokenFile(home);
    chmodSync(file, 0o644);
    const result = await home.sso(exportDev);
    expectCredentials(result);
    expect(result.stderr).toContain(`Warning: ${file} was open to other users of this machine (mode 644).`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that is a link is refused', async () => {
    const home = await signedIn();
    const file = tokenFile(home);
    renameSync(file, home.file('elsewhere.json'));
    symlinkSync(home.file('elsewhere.json'), file);
    const { exitCode, stdout, stderr } = await home.sso(exportDev);
    expect(stderr).toContain(`${file} is a link`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    const { stderr: json } = await home.sso(['status', '--json']);
    expect(JSON.parse(json)).toMatchObject({ error: { code: 'file-is-link', exitCode: 1 } });
  });
});

describeWith(awsCliV2(), 'AWS CLI', (aws) => {
  it('and sso change one config at the same time, and none loses a profile', async () => {
    const home = await signedIn();
    renameSync(home.file('.aws/config'), home.file('config'));
    symlinkSync('../config', home.file('.aws/config'));
    const rounds = Array.from({ length: 4 }, (_, index) => index);
    for (const round of rounds) {
      const ours = configureNew.map((word) => (word === 'new' ? `ours-${round}` : word));
      const theirs = ['configure', 'set', 'region', 'eu-west-3', '--profile', `theirs-${round}`];
      await Promise.all([
        home.sso(ours),
        runProgram(aws, theirs, { env: { ...home.env, AWS_ENDPOINT_URL: undefined } }),
      ]);
    }
    const config = await home.readConfig();
    for (const round of rounds) {
      expect(config).toContain(`[profile ours-${round}]`);
      expect(config).toContain(`[profile theirs-${round}]`);
    }
    expect(lstatSync(home.file('.aws/config')).isSymbolicLink()).toBe(true);
  });
});
