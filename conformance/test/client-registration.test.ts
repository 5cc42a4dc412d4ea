import { awsCliV2, describeWith } from '@sso/testkit';
import { approving, awsSignsIn } from './support/approval.ts';
import { startMachine } from './support/machine.ts';
import { stdoutOf } from './support/output.ts';
import { configKinds, writeConfig } from './support/profiles.ts';
import { signInWithAws, signInWithSso } from './support/sign-in.ts';

describeWith(awsCliV2(), 'a client registered with Identity Center', () => {
  it.each(configKinds)('by AWS CLI serves sso, with %s', async (kind) => {
    const machine = await startMachine(awsSignsIn);
    const { emulator, sso } = machine;
    await writeConfig(machine, kind);
    await signInWithAws(machine);
    const login = sso(['login', '--profile', 'dev', '--device-code', '--force']);
    stdoutOf(await approving(emulator, login));
    expect(emulator.calls('StartDeviceAuthorization')).toBe(2);
    expect(emulator.calls('RegisterClient')).toBe(1);
  });

  it.each(configKinds)('by sso serves AWS CLI, with %s', async (kind) => {
    const machine = await startMachine(awsSignsIn);
    await writeConfig(machine, kind);
    await signInWithSso(machine);
    await signInWithAws(machine);
    expect(machine.emulator.calls('StartDeviceAuthorization')).toBe(2);
    expect(machine.emulator.calls('RegisterClient')).toBe(1);
  });
});
