import { awsCliV2, describeWith } from '@sso/testkit';
import { approving, awsSignsIn } from './support/approval.ts';
import { adminOfProduction, identityOf } from './support/identity.ts';
import { startMachine } from './support/machine.ts';
import { credentialsOf, jsonOf, stdoutOf } from './support/output.ts';
import { configKinds, startUrl, writeConfig } from './support/profiles.ts';

describeWith(awsCliV2(), 'after aws sso login', () => {
  it.each(configKinds)('with %s, sso needs no sign-in of its own', async (kind) => {
    const machine = await startMachine(awsSignsIn);
    const { aws, emulator, sso } = machine;
    await writeConfig(machine, kind);
    const login = aws(['sso', 'login', '--no-browser', '--profile', 'dev']);
    stdoutOf(await approving(emulator, login));

    const status = jsonOf(await sso(['status', '--json']));
    const credentials = credentialsOf(await sso(['export', '--profile', 'dev', '--format', 'json']));
    const again = jsonOf(await sso(['login', '--profile', 'dev', '--json']));

    expect(status).toMatchObject({
      sessions: [
        {
          session: kind === 'an sso-session' ? 'my-sso' : null,
          startUrl,
          region: 'us-east-1',
          state: 'valid',
          refreshableUntil: kind === 'an sso-session' ? expect.any(String) : null,
        },
      ],
    });
    expect(await identityOf(machine, credentials)).toEqual(adminOfProduction);
    expect(again).toMatchObject({ alreadySignedIn: true });
    expect(emulator.calls('RegisterClient')).toBe(1);
    expect(emulator.calls('StartDeviceAuthorization')).toBe(1);
    expect(emulator.calls('AuthorizePage')).toBe(0);
  });
});
