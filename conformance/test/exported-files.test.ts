import { awsCliV2, describeWith, ssoProgram } from '@sso/testkit';
import { adminOfProduction, callerIdentity } from './support/identity.ts';
import { configPath, type Machine, readConfig, startMachine } from './support/machine.ts';
import { stdoutOf } from './support/output.ts';
import { writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

/** Adds a profile that runs `sso`, as a person would who has a tool without support for Identity Center. */
async function addProcessProfile(machine: Machine): Promise<void> {
  const command = `${process.execPath} ${ssoProgram} export --profile dev --format process`;
  const profile = `[profile by-process]\nregion = eu-central-1\ncredential_process = ${command}\n`;
  await machine.home.write(configPath, `${await readConfig(machine)}\n${profile}`);
}

describeWith(awsCliV2(), 'AWS CLI, which does not know the sign-in,', () => {
  it('reads sso export --format ini as a section of ~/.aws/credentials', async () => {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    await signInWithSso(machine);
    const section = stdoutOf(await machine.sso(['export', '--profile', 'dev', '--format', 'ini']));
    await machine.home.write('.aws/credentials', section);
    await machine.home.write(configPath, '[profile dev]\nregion = eu-central-1\n');
    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
  });

  it('gets credentials from sso export --format process as credential_process', async () => {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    await signInWithSso(machine);
    await addProcessProfile(machine);
    expect(await callerIdentity(machine, 'by-process')).toEqual(adminOfProduction);
  });

  it('tells what sso says where the credential_process needs a sign-in', async () => {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    await addProcessProfile(machine);
    const refused = await machine.aws(['sts', 'get-caller-identity', '--profile', 'by-process']);
    expect(refused.exitCode).toBeGreaterThan(0);
    expect(refused.stderr).toContain('sso login --session my-sso');
  });
});
