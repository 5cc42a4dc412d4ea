import { awsCliV2, describeWith } from '@sso/testkit';
import { adminOfProduction, callerIdentity, identityOf } from './support/identity.ts';
import { startMachine } from './support/machine.ts';
import { credentialsOf } from './support/output.ts';
import { configKinds, writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

describeWith(awsCliV2(), 'role credentials that one program has fetched', () => {
  it.each(configKinds)('are used by the other, with %s', async (kind) => {
    const machine = await startMachine();
    const { emulator, sso } = machine;
    await writeConfig(machine, kind);
    await signInWithSso(machine);

    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
    const first = credentialsOf(await sso(['export', '--profile', 'dev', '--format', 'json']));
    expect(emulator.calls('GetRoleCredentials')).toBe(1);
    expect(await identityOf(machine, first)).toEqual(adminOfProduction);
  });

  it.each(configKinds)('are used by AWS CLI after sso, with %s', async (kind) => {
    const machine = await startMachine();
    const { emulator, sso } = machine;
    await writeConfig(machine, kind);
    await signInWithSso(machine);

    credentialsOf(await sso(['export', '--profile', 'dev', '--format', 'json']));
    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
    expect(emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it.each([
    { seconds: 890, calls: 2 },
    { seconds: 960, calls: 1 },
  ])('with $seconds seconds left: $calls requests to the service', async ({ seconds, calls }) => {
    const machine = await startMachine({ roleCredentialsSeconds: seconds });
    await writeConfig(machine, 'an sso-session');
    await signInWithSso(machine);
    await callerIdentity(machine, 'dev');
    credentialsOf(await machine.sso(['export', '--profile', 'dev', '--format', 'json']));
    expect(machine.emulator.calls('GetRoleCredentials')).toBe(calls);
  });
});
