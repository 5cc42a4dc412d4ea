import type { SsoHome } from '@sso/testkit';
import { startCenter } from './support.ts';

const toStaging = ['configure', '--account-id', '222222222222', '--role-name', 'Developer'];

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly next: readonly string[];
}

function failureOf(stderr: string): Failure {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}

async function homeWith(config: (home: SsoHome) => string): Promise<SsoHome> {
  const { home } = await startCenter();
  await home.writeConfig(config(home));
  return home;
}

describe('a profile that is set up otherwise', () => {
  it('is left alone without a terminal, and the differences are named', async () => {
    const home = await homeWith(({ devConfig }) => devConfig);
    const { exitCode, stdout, stderr } = await home.sso([...toStaging, '--profile', 'dev', '--json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const { code, message, next } = failureOf(stderr);
    expect(code).toBe('profile-exists');
    expect(message).toContain('sso_account_id (111111111111 → 222222222222)');
    expect(message).toContain('sso_role_name (Admin → Developer)');
    expect(next.join('\n')).toContain('--force');
    expect(await home.readConfig()).toBe(home.devConfig);
  });

  it('is changed with --force, key by key', async () => {
    const home = await homeWith(({ devConfig }) => `${devConfig}region = eu-west-1\ncli_pager =\n`);
    const { exitCode } = await home.sso([...toStaging, '--profile', 'dev', '--force']);
    expect(exitCode).toBe(0);
    const expected = home.devConfig.replace('111111111111', '222222222222').replace('Admin', 'Developer');
    expect(await home.readConfig()).toBe(`${expected}region = eu-west-1\ncli_pager =\n`);
  });

  it('loses the keys of other providers, whose secrets are not shown', async () => {
    const others = `role_arn = arn:aws:iam::222222222222:role/old
source_profile = base
credential_process = /usr/bin/old --token hunter2
aws_access_key_id = AKIAOLDOLDOLDOLDOLD1
aws_secret_access_key = oldSecretOldSecretOldSecretOldSecretOld1
`;
    const home = await homeWith(({ devConfig }) => `${devConfig}${others}mfa_serial = kept\n`);
    const refused = await home.sso([...toStaging, '--profile', 'dev']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('role_arn (arn:aws:iam::222222222222:role/old → not set)');
    for (const key of ['source_profile', 'credential_process', 'aws_access_key_id', 'aws_secret_access_key'])
      expect(refused.stderr).toContain(`${key} (`);
    expect(refused.stderr).not.toMatch(/hunter2|AKIAOLD|oldSecret/);

    const forced = await home.sso([...toStaging, '--profile', 'dev', '--force']);
    expect(forced.exitCode).toBe(0);
    expect(forced.stderr).not.toMatch(/hunter2|AKIAOLD|oldSecret/);
    const config = await home.readConfig();
    expect(config).toContain('mfa_serial = kept\n');
    expect(config).not.toMatch(/role_arn|source_profile|credential_process|aws_/);
  });
});

describe('a session that is set up otherwise', () => {
  it('is left alone without a terminal, and nobody has to sign in for that answer', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig.replace(home.startUrl, 'https://other.awsapps.com/start'));
    const before = await home.awsFiles();
    const { exitCode, stderr } = await home.sso([
      ...[...toStaging, '--session', 'my-sso', '--start-url', home.startUrl, '--json'],
    ]);
    expect(exitCode).toBe(2);
    expect(failureOf(stderr).code).toBe('session-exists');
    expect(await home.awsFiles()).toEqual(before);
    expect(center.emulator.calls('RegisterClient')).toBe(0);
  });

  it('is changed with --force, and the token of the old start URL is not used', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig);
    await home.sso(['login']);
    await home.writeConfig(home.devConfig.replace(home.startUrl, 'https://other.awsapps.com/start'));
    const { exitCode } = await home.sso([
      ...[...toStaging, '--session', 'my-sso', '--start-url', `${home.startUrl}#/`, '--force'],
    ]);
    expect(exitCode).toBe(0);
    expect(center.emulator.calls('CreateToken')).toBe(2);
    expect(await home.readConfig()).toContain(`sso_start_url = ${home.startUrl}#/\n`);
  });
});

describe('the rest of the file', () => {
  it('survives: comments, order, nested keys, foreign sections', async () => {
    const mine = `# mine
[default]
region=eu-west-1   ; not a comment

[plugins]
cli_legacy_plugin_path = /opt/x
[profile s3]
s3 =
  max_concurrent_requests = 20
; the end`;
    const home = await homeWith(({ devConfig }) => `${mine}\n\n${devConfig}`);
    expect(await home.sso([...toStaging, '--profile', 'new'])).toMatchObject({ exitCode: 0 });
    const config = await home.readConfig();
    expect(config.startsWith(`${mine}\n\n${home.devConfig}`)).toBe(true);
    expect(config).toContain('[profile new]\n');
  });

  it('keeps its CRLF line ends, in what is added too', async () => {
    const home = await homeWith(({ devConfig }) => `# mine\r\n${devConfig.replaceAll('\n', '\r\n')}`);
    expect(await home.sso([...toStaging, '--profile', 'new'])).toMatchObject({ exitCode: 0 });
    const config = await home.readConfig();
    expect(config).toContain('[profile new]\r\nsso_session = my-sso\r\n');
    expect(config.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
