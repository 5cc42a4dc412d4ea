import type { SsoHome } from '@sso/testkit';
import { errorOf, moreConfig, signedIn, startCenter } from './support.ts';

type Env = Readonly<Record<string, string>>;

async function whoami(home: SsoHome, env: Env = {}, ...words: string[]) {
  const { exitCode, stdout, stderr } = await home.sso(['whoami', ...words, '--json'], { env });
  if (exitCode !== 0) throw new Error(`sso whoami ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

const none = { value: null, source: null };
const config = (value: string) => ({ value, source: 'config' });

describe('sso whoami', () => {
  it('tells each value with its source, from this machine alone', async () => {
    const { center, home } = await startCenter();
    await center.close();
    await home.writeConfig(`${home.devConfig}region = eu-central-1\n`);
    expect(await whoami(home, { AWS_PROFILE: 'dev' })).toEqual({
      credentials: { value: 'profile', source: 'AWS_PROFILE' },
      profile: { value: 'dev', source: 'AWS_PROFILE' },
      session: config('my-sso'),
      accountId: config('111111111111'),
      accountName: none,
      roleName: config('Admin'),
      region: config('eu-central-1'),
      expiration: none,
      hidden: [],
      problem: null,
      missingKey: null,
      identity: null,
    });
    const { stdout } = await home.sso(['whoami'], { env: { AWS_PROFILE: 'dev' } });
    expect(stdout).toMatch(/^Profile +dev +AWS_PROFILE$/m);
    expect(stdout).toMatch(/^Region +eu-central-1 +the config file$/m);
    expect(stdout).toMatch(/^Expires +-$/m);
  });

  it('tells nothing where nothing is set', async () => {
    const { home } = await startCenter();
    expect(await whoami(home)).toMatchObject({
      credentials: none,
      profile: none,
      accountId: none,
      problem: null,
    });
    expect((await home.sso(['whoami'])).stdout).toContain('\nThis shell has no profile and no keys.');
  });

  it('takes the default profile, and follows an assumed role to its account', async () => {
    const { home } = await startCenter();
    await home.writeConfig(
      (home.devConfig + moreConfig(home.startUrl)).replace('[profile deploy]', '[default]'),
    );
    expect(await whoami(home)).toMatchObject({
      profile: { value: 'default', source: 'default' },
      session: config('my-sso'),
      accountId: config('222222222222'),
      roleName: config('Deployer'),
      region: config('eu-west-1'),
    });
  });

  it('knows the name of the account and the end of cached credentials', async () => {
    const { home } = await signedIn();
    await home.sso(['list', 'accounts']);
    await home.sso(['export', '--profile', 'dev', '--format', 'env']);
    expect(await whoami(home, { AWS_PROFILE: 'dev' })).toMatchObject({
      accountName: { value: 'Production', source: 'directory' },
      expiration: { value: expect.stringMatching(/^\d{4}-.*Z$/), source: 'cache' },
    });
    const { stdout } = await home.sso(['whoami'], { env: { AWS_PROFILE: 'dev' } });
    expect(stdout).toMatch(/^Expires +\d{4}-\S+Z \(\d+ min.* left\) +the cached credentials$/m);
  });

  it('tells keys in the environment, what they hide, and none of the keys', async () => {
    const { home } = await startCenter();
    await home.writeConfig(`${home.devConfig}region = eu-central-1\n`);
    const env = {
      AWS_PROFILE: 'dev',
      AWS_DEFAULT_PROFILE: 'other',
      AWS_ACCESS_KEY_ID: 'AKIASHADOW',
      AWS_SECRET_ACCESS_KEY: 'shadowSecret',
      AWS_SESSION_TOKEN: 'shadowToken',
      AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
      AWS_DEFAULT_REGION: 'us-west-2',
    };
    expect(await whoami(home, env)).toMatchObject({
      credentials: { value: 'environment', source: 'AWS_ACCESS_KEY_ID' },
      profile: { value: 'dev', source: 'AWS_PROFILE' },
      session: none,
      accountId: none,
      region: { value: 'us-west-2', source: 'AWS_DEFAULT_REGION' },
      expiration: { value: '2020-01-01T00:00:00Z', source: 'AWS_CREDENTIAL_EXPIRATION' },
      hidden: [
        { by: 'AWS_ACCESS_KEY_ID', what: 'profile-credentials' },
        { by: 'AWS_PROFILE', what: 'AWS_DEFAULT_PROFILE' },
        { by: 'AWS_DEFAULT_REGION', what: 'profile-region' },
      ],
    });
    const { stdout } = await home.sso(['whoami'], { env });
    expect(stdout).toContain('AWS_ACCESS_KEY_ID comes before the credentials of the profile.');
    expect(stdout).toContain('2020-01-01T00:00:00Z (over)');
    expect(stdout).not.toMatch(/AKIASHADOW|shadowSecret|shadowToken/);
  });

  it('says that a key lacks its other half', async () => {
    const { home } = await startCenter();
    const env = { AWS_ACCESS_KEY_ID: 'AKIA1' };
    expect(await whoami(home, env)).toMatchObject({ missingKey: 'AWS_SECRET_ACCESS_KEY' });
    expect((await home.sso(['whoami'], { env })).stdout).toContain('AWS_SECRET_ACCESS_KEY is not');
    const { exitCode, stderr } = await home.sso(['whoami', '--verify', '--json'], { env });
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'usage']);
  });

  it('takes a container where there is no profile', async () => {
    const { home } = await startCenter();
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/' };
    expect((await whoami(home, env)).credentials).toEqual({
      value: 'container',
      source: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    });
    expect((await whoami(home, { ...env, AWS_PROFILE: 'dev' })).credentials.value).toBe('profile');
  });

  it.each([
    ['', 'profile-not-found'],
    ['gone', 'profile-not-found'],
    ['keys', 'profile-not-sso'],
  ])('says what is wrong with the profile "%s"', async (AWS_PROFILE, code) => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const result = await whoami(home, { AWS_PROFILE });
    expect(result).toMatchObject({ profile: { value: AWS_PROFILE }, problem: { code }, accountId: none });
    expect((await home.sso(['whoami'], { env: { AWS_PROFILE } })).stdout).toContain('cannot be used');
  });
});

describe('sso whoami --verify', () => {
  it('asks AWS about the profile', async () => {
    const { center, home } = await signedIn();
    const { identity } = await whoami(home, { AWS_PROFILE: 'dev' }, '--verify');
    expect(identity).toEqual({
      accountId: '111111111111',
      arn: expect.stringMatching(/^arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_Admin_/),
      roleName: 'Admin',
    });
    expect(center.emulator.calls('GetCallerIdentity')).toBe(1);
    const { stdout } = await home.sso(['whoami', '--verify'], { env: { AWS_PROFILE: 'dev' } });
    expect(stdout).toContain(`AWS says: ${identity.arn}`);
  });

  it('asks AWS about the keys in the environment, not about the profile', async () => {
    const { home } = await signedIn();
    const exported = JSON.parse(
      (await home.sso(['export', '--profile', 'dev', '--format', 'process'])).stdout,
    );
    const env = {
      AWS_PROFILE: 'gone',
      AWS_ACCESS_KEY_ID: exported.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: exported.SecretAccessKey,
      AWS_SESSION_TOKEN: exported.SessionToken,
    };
    expect((await whoami(home, env, '--verify')).identity.accountId).toBe('111111111111');
    const { exitCode, stderr } = await home.sso(['whoami', '--verify', '--json'], {
      env: { ...env, AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' },
    });
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'credentials-invalid']);
  });

  it.each([
    ['needs a sign-in', 'dev', 3, 'sign-in-needed'],
    ['needs a profile that is there', 'gone', 2, 'profile-not-found'],
  ])('%s', async (_, AWS_PROFILE, expected, code) => {
    const { home } = await startCenter();
    const { exitCode, stdout, stderr } = await home.sso(['whoami', '--verify', '--json'], {
      env: { AWS_PROFILE },
    });
    expect([exitCode, stdout, errorOf(stderr).code]).toEqual([expected, '', code]);
  });

  it('says that there is nothing to ask about', async () => {
    const { home } = await startCenter();
    const { exitCode, stderr } = await home.sso(['whoami', '--verify', '--json']);
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'usage']);
  });
});
