import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, pythonWithBoto3, runProgram, temporaryHome } from '@sso/testkit';
import { writeCredentialsProfile } from '../../src/credentials/write-credentials-profile.ts';
import { Secret } from '../../src/secret.ts';
import { runtimeWithConfig } from '../config/config-files.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { sampleCredentials } from './formats/samples.ts';

const keys = `aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE/+==
`;
const ours = `${keys}x_expiration = 2030-01-02T03:04:05Z\nx_written_by = sso\n`;

function withCredentials(credentials: string, config = '') {
  const test = runtimeWithConfig({ credentials, config });
  const file = join(test.home, '.aws', 'credentials');
  return { ...test, file, text: () => readFileSync(file, 'utf8') };
}

describe('writeCredentialsProfile', () => {
  it('makes the file, private to its owner', async () => {
    const { runtime, home } = testRuntime();
    const file = await writeCredentialsProfile(runtime, 'dev-keys', sampleCredentials());
    expect(file).toBe(join(home, '.aws', 'credentials'));
    expect(readFileSync(file, 'utf8')).toBe(`[dev-keys]\n${ours}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('takes the rights of others to a file that holds secrets now', async () => {
    const { runtime, file } = withCredentials('[a]\nregion = eu-west-1\n');
    chmodSync(file, 0o644);
    await writeCredentialsProfile(runtime, 'b', sampleCredentials());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves every other byte as it is', async () => {
    const before = '\ufeff# mine\r\n[default]\r\naws_access_key_id=AKIA\r\n\r\n; note\r\n';
    const { runtime, text } = withCredentials(before);
    await writeCredentialsProfile(runtime, 'b', sampleCredentials());
    expect(text()).toBe(`${before}\r\n[b]\r\n${ours.replaceAll('\n', '\r\n')}`);
  });

  it('replaces what it wrote, and keeps what was added there', async () => {
    const { runtime, text } = withCredentials('');
    await writeCredentialsProfile(runtime, 'b', sampleCredentials('x'.repeat(40)), { region: 'eu-west-1' });
    const { expiration: _unknown, ...later } = sampleCredentials();
    await writeCredentialsProfile(runtime, 'b', later);
    expect(text()).toBe(
      `[b]\n${keys.replace(/(?<=token = .*\n)/, 'region = eu-west-1\n')}x_written_by = sso\n`,
    );
  });

  it("never writes over somebody else's section", async () => {
    const before = '[b]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = other\n';
    const { runtime, text } = withCredentials(before);
    const writing = writeCredentialsProfile(runtime, 'b', sampleCredentials());
    await expect(writing).rejects.toThrowSsoError('profile-exists', { profile: 'b' });
    const error: unknown = await writing.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toMatch(/AKIAOTHER|"other"|wJalr|IQoJ/);
    expect(text()).toBe(before);
    await writeCredentialsProfile(runtime, 'b', sampleCredentials(), { force: true });
    expect(text()).toBe(`[b]\n${ours}`);
  });

  it('never writes under the name of a profile that signs in', async () => {
    const config = '[profile b]\nsso_session = s\nsso_account_id = 111111111111\nsso_role_name = Admin\n';
    const { runtime, text } = withCredentials('', config);
    await expect(writeCredentialsProfile(runtime, 'b', sampleCredentials())).rejects.toThrowSsoError(
      'profile-signs-in',
      { profile: 'b' },
    );
    expect(text()).toBe('');
    await writeCredentialsProfile(runtime, 'b', sampleCredentials(), { force: true });
    expect(text()).toBe(`[b]\n${ours}`);
  });

  it.each(['DEFAULT', 'a]', '', 'a\nb'])('refuses the name %j', async (name) => {
    const { runtime } = withCredentials('');
    await expect(writeCredentialsProfile(runtime, name, sampleCredentials())).rejects.toThrowSsoError(
      'name-unusable',
      { name },
    );
  });

  it('refuses a value that some reader would cut off', async () => {
    const { runtime, text } = withCredentials('');
    await expect(writeCredentialsProfile(runtime, 'b', sampleCredentials('a;b'))).rejects.toThrowSsoError(
      'value-unquotable',
      { format: 'ini', name: 'AWS_SECRET_ACCESS_KEY' },
    );
    expect(text()).toBe('');
  });

  it('refuses where there is to be no file', async () => {
    const { runtime } = testRuntime({ env: { AWS_SHARED_CREDENTIALS_FILE: '' } });
    await expect(writeCredentialsProfile(runtime, 'b', sampleCredentials())).rejects.toThrowSsoError(
      'config-disabled',
      { variable: 'AWS_SHARED_CREDENTIALS_FILE' },
    );
  });

  it('shows nothing of a file that it cannot read', async () => {
    const { runtime } = withCredentials('[a]\naws_secret_access_key wJalrXUtnFEMI\n');
    const error: unknown = await writeCredentialsProfile(runtime, 'b', sampleCredentials()).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'config-syntax' });
    expect(JSON.stringify(error)).not.toContain('wJalr');
  });
});

describeWith(pythonWithBoto3(), 'a profile that was written, used by boto3', (python) => {
  it('gives the keys', async () => {
    const home = await temporaryHome();
    const { runtime } = testRuntime({ env: { AWS_SHARED_CREDENTIALS_FILE: home.file('.aws/credentials') } });
    const credentials = { ...sampleCredentials(), sessionToken: new Secret('T0k/en+==') };
    await writeCredentialsProfile(runtime, 'my keys', credentials);
    const script =
      'import boto3; print(*boto3.Session(profile_name="my keys").get_credentials().get_frozen_credentials()[:3])';
    const { stdout, stderr } = await runProgram(python, ['-c', script], { env: home.env });
    expect({ stdout, stderr }).toEqual({
      stdout: 'ASIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY T0k/en+==\n',
      stderr: '',
    });
  });
});
