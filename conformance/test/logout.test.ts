import { awsCliV2, describeWith } from '@sso/testkit';
import { awsSignsIn } from './support/approval.ts';
import { adminOfProduction, callerIdentity } from './support/identity.ts';
import { startMachine } from './support/machine.ts';
import { jsonOf, stdoutOf } from './support/output.ts';
import { configKinds, startUrl, writeConfig } from './support/profiles.ts';
import { signInWithAws, signInWithSso } from './support/sign-in.ts';

describeWith(awsCliV2(), 'a sign-out', () => {
  it.each(configKinds)('by sso holds for AWS CLI, with %s', async (kind) => {
    const machine = await startMachine();
    const { aws, emulator, sso } = machine;
    await writeConfig(machine, kind);
    await signInWithSso(machine);
    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);

    expect(jsonOf(await sso(['logout', '--profile', 'dev', '--json']))).toMatchObject({
      sessions: [{ outcome: 'ended' }],
    });

    const refused = await aws(['sts', 'get-caller-identity', '--profile', 'dev']);
    expect(refused.exitCode).toBeGreaterThan(0);
    const name = kind === 'an sso-session' ? 'my-sso' : startUrl;
    expect(refused.stderr).toContain(`Error loading SSO Token: Token for ${name} does not exist`);
    expect(emulator.calls('Logout')).toBe(1);
  });

  it.each(configKinds)('by AWS CLI holds for sso, with %s', async (kind) => {
    const machine = await startMachine(awsSignsIn);
    const { aws, sso } = machine;
    await writeConfig(machine, kind);
    await signInWithAws(machine);
    stdoutOf(await sso(['export', '--profile', 'dev']));

    stdoutOf(await aws(['sso', 'logout']));

    expect(jsonOf(await sso(['status', '--json']))).toMatchObject({ sessions: [{ state: 'signed-out' }] });
    const refused = await sso(['export', '--profile', 'dev']);
    expect(refused).toMatchObject({ exitCode: 3, stdout: '' });
    expect(refused.stderr).toContain('sso login --session');
  });
});
