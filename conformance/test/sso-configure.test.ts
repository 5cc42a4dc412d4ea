import { awsCliV2, describeWith } from '@sso/testkit';
import { approving } from './support/approval.ts';
import { adminOfProduction, callerIdentity } from './support/identity.ts';
import { configPath, type Machine, modeOf, startMachine } from './support/machine.ts';
import { jsonOf, stdoutOf } from './support/output.ts';
import { startUrl } from './support/profiles.ts';

const target = ['--account-id', '111111111111', '--role-name', 'Admin'];
const rest = ['--region', 'eu-central-1', '--output', 'json', '--device-code', '--json'];

async function configure(machine: Machine, form: readonly string[], profile: string): Promise<unknown> {
  const args = ['configure', '--start-url', startUrl, ...form, ...target, '--profile', profile, ...rest];
  return jsonOf(await approving(machine.emulator, machine.sso(args)));
}

describeWith(awsCliV2(), 'what sso configure writes', () => {
  it.each([
    { form: ['--session', 'my-sso'], session: 'my-sso', profile: 'dev' },
    { form: ['--session', 'büro 東京'], session: 'büro 東京', profile: 'my prof é' },
    { form: ['--legacy'], session: null, profile: 'old style' },
  ])('is taken by AWS CLI: $form, profile $profile', async ({ form, session, profile }) => {
    const machine = await startMachine();
    const { aws, emulator } = machine;

    // The region is not given: it is found on the page of the access portal.
    expect(await configure(machine, form, profile)).toMatchObject({
      profile,
      session,
      ssoRegion: 'us-east-1',
      written: true,
    });

    expect(await modeOf(machine, configPath)).toBe('600');
    expect(stdoutOf(await aws(['configure', 'list-profiles']))).toBe(`${profile}\n`);
    expect(stdoutOf(await aws(['configure', 'list', '--profile', profile]))).toMatch(
      /region +eu-central-1 +config-file/,
    );
    expect(stdoutOf(await aws(['configure', 'get', 'sso_account_id', '--profile', profile]))).toBe(
      '111111111111\n',
    );
    expect(await callerIdentity(machine, profile)).toEqual(adminOfProduction);
    expect(emulator.calls('StartDeviceAuthorization')).toBe(1);
    expect(emulator.calls('CreateToken')).toBe(1);
  });

  it('leaves what AWS CLI wrote before, and AWS CLI can write after it', async () => {
    const machine = await startMachine();
    const { aws } = machine;
    stdoutOf(await aws(['configure', 'set', 'region', 'sa-east-1', '--profile', 'other one']));
    await configure(machine, ['--session', 'my-sso'], 'my prof');
    stdoutOf(await aws(['configure', 'set', 'region', 'eu-west-3', '--profile', 'my prof']));
    expect(stdoutOf(await aws(['configure', 'get', 'region', '--profile', 'other one']))).toBe('sa-east-1\n');
    expect(stdoutOf(await aws(['configure', 'get', 'region', '--profile', 'my prof']))).toBe('eu-west-3\n');
    expect(
      stdoutOf(await aws(['configure', 'list-profiles']))
        .split('\n')
        .sort(),
    ).toEqual(['', 'my prof', 'other one']);
  });
});
