import { defaultOrganization } from '@sso/emulator';
import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { signedIn } from '../support/signed-in.ts';

describeWith(tmux(), 'sso export of a role that needs an MFA code', () => {
  it('asks on the terminal, while a shell takes in what is printed', async () => {
    const roleArn = 'arn:aws:iam::222222222222:role/Careful';
    const mfaSerial = 'arn:aws:iam::111111111111:mfa/ada';
    const { home } = await signedIn({
      organization: { ...defaultOrganization, assumableRoles: [{ arn: roleArn, mfaSerial }] },
    });
    await home.writeConfig(
      `${home.devConfig}\n[profile careful]\nrole_arn = ${roleArn}\nsource_profile = dev\nmfa_serial = ${mfaSerial}\n`,
    );
    const script = `eval "$('${process.execPath}' '${ssoProgram}' export --profile careful)"; echo "key $AWS_ACCESS_KEY_ID"`;
    const session = await TerminalSession.start(['bash', '--norc', '-c', script], { env: home.env });
    await session.waitFor(mfaSerial);
    await session.type('123456');
    await session.key('Enter');
    await session.waitFor(/key ASIA\w+/);
    expect(await session.exitCode()).toBe(0);
  });
});
