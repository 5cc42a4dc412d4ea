import { defaultOrganization, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';
import { configured, signedIn } from './support/signed-in.ts';

const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin', '--session', 'my-sso'];

function run(home: SsoHome, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return home.sso(['credential-process', ...args], { env });
}

describe('sso credential-process', () => {
  it.each([
    ['a profile', ['--profile', 'dev']],
    ['a role', asAdmin],
  ])('prints the document for %s, and nothing else anywhere', async (_, args) => {
    const { center, home } = await signedIn();
    const { exitCode, stdout, stderr } = await run(home, args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: expect.stringMatching(/Z$/),
      AccountId: '111111111111',
    });
    expect((await run(home, args)).stdout).toBe(stdout);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('goes by the sso keys of a profile that names itself', async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}credential_process = sso credential-process --profile dev\n`);
    expect(await run(home, ['--profile', 'dev'])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    [
      'a profile that names only itself',
      '[profile dev]\ncredential_process = sso credential-process -p dev\n',
      {},
    ],
    ['a profile that AWS CLI came from', undefined, { _AWS_CLI_PROFILE_CHAIN: 'dev' }],
  ])('refuses %s', async (_, config, env) => {
    const home = await configured();
    if (config !== undefined) await home.writeConfig(config);
    const { exitCode, stdout, stderr } = await run(home, ['--profile', 'dev'], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('"dev" → "dev"');
  });

  it.each([
    ['a sign-in', ['--profile', 'dev'], 3, 'sso login'],
    ['the session', asAdmin.slice(0, 4), 2, '--session second'],
  ])('asks nobody for %s', async (_, args, code, says) => {
    const home = await configured();
    const second = `[sso-session second]\nsso_start_url = ${home.startUrl}#/\nsso_region = us-east-1\n`;
    await home.writeConfig(`${home.devConfig}\n${second}`);
    const { exitCode, stdout, stderr } = await run(home, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('asks nobody for an MFA code', async () => {
    const arn = 'arn:aws:iam::222222222222:role/Guarded';
    const mfaSerial = 'arn:aws:iam::111111111111:mfa/ada';
    const { home } = await signedIn({
      organization: { ...defaultOrganization, assumableRoles: [{ arn, mfaSerial }] },
    });
    const mfa = `\n[profile mfa]\nrole_arn = ${arn}\nsource_profile = dev\nmfa_serial = ${mfaSerial}\n`;
    await home.writeConfig(`${home.devConfig}${mfa}`);
    expect(await run(home, ['--profile', 'mfa'])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('sso credential-process --auto-login', () => {
  async function notSignedIn(decision: 'allow' | 'deny') {
    const center = await startEmulator({ autoApprove: decision });
    const home = await ssoHome(center);
    await home.writeConfig(home.devConfig);
    return { center, home };
  }

  it('signs in, once for all who ask at the same time', async () => {
    const { center, home } = await notSignedIn('allow');
    const runs = [1, 2, 3].map(() => run(home, ['--profile', 'dev', '--auto-login']));
    for (const { exitCode, stdout } of await Promise.all(runs)) {
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccountId: '111111111111' });
    }
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('tries once', async () => {
    const { home } = await notSignedIn('deny');
    const result = await run(home, ['--profile', 'dev', '--auto-login']);
    expect(result).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('does not wait for a code that nobody sees', async () => {
    const { center, home } = await notSignedIn('allow');
    const result = await run(home, ['--profile', 'dev', '--auto-login'], { BROWSER: '', CI: 'true' });
    expect(result).toMatchObject({ exitCode: 3, stdout: '' });
    expect(center.emulator.requests).toEqual([]);
  });
});
