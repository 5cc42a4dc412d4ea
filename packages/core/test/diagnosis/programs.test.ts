import type { AwsCliFact } from '../../src/diagnosis/index.ts';
import { healthy, session, testHome } from './support.ts';

async function versions(fact: AwsCliFact, config = session): Promise<readonly string[]> {
  const home = testHome();
  home.write('.aws/config', config);
  const patient = { ...healthy, programs: { ...healthy.programs, awsCli: async () => fact } };
  const found = await home.findings('versions', { patient });
  return found.map(({ code, severity }) => `${severity} ${code}`);
}

describe('versions', () => {
  it.each([
    ['2.22.0', []],
    ['2.21.9', ['info aws-cli-old']],
    ['2.8.12', ['warning aws-cli-old']],
    ['1.29.0', ['info aws-cli-old']],
    ['1.18.69', ['warning aws-cli-old']],
    ['3.0.0', []],
  ])('of AWS CLI %s', async (version, codes) => {
    expect(await versions({ kind: 'version', version })).toEqual(codes);
  });

  it('of one that is old, absent or unclear', async () => {
    expect(await versions({ kind: 'version', version: '2.8.12' }, '')).toEqual(['info aws-cli-old']);
    expect(await versions({ kind: 'absent' })).toEqual(['info aws-cli-absent']);
    expect(await versions({ kind: 'unclear', reason: 'timeout' })).toEqual(['warning aws-cli-unclear']);
  });

  it('of Node', async () => {
    const programs = { ...healthy.programs, nodeIsSupported: false };
    const found = await testHome().findings('versions', { patient: { ...healthy, programs } });
    expect(found.map(({ code }) => code)).toEqual(['node-unsupported']);
  });
});

describe('the integration of a shell', () => {
  async function integration(bashrc: string, profile = '', env: Readonly<Record<string, string>> = {}) {
    const home = testHome(env);
    const files = [home.write('.bashrc', bashrc), home.write('.bash_profile', profile)];
    const patient = { ...healthy, shell: { name: 'bash', startUpFiles: files } };
    return (await home.findings('shell-integration', { patient })).map(({ code }) => code);
  }
  const line = 'eval "$(sso init bash)"\n';

  it.each([
    ['', '', ['integration-missing']],
    [`# ${line}`, '', ['integration-missing']],
    [line, '', []],
    [`# >>> sso >>>\n${line}# <<< sso <<<\n`, '', []],
    [line, line, ['integration-twice']],
    [line + line, '', ['integration-twice']],
  ])('with %j and %j', async (bashrc, profile, codes) => {
    expect(await integration(bashrc, profile)).toEqual(codes);
  });

  it('and what other tools have left', async () => {
    expect(
      await integration(line, '', { AWS_VAULT: 'x', GRANTED_SSO: 'true', AWS_SSO_PROFILE: 'y' }),
    ).toEqual(['other-tool', 'other-tool', 'other-tool']);
    expect(await integration(line, '', { SSO_PROFILE: 'x', AWSUME_PROFILE: 'x' })).toEqual([]);
  });
});
