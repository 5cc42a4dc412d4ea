import { awsCliV2, describeWith, TerminalSession, tmux } from '@sso/testkit';
import { awsSignsIn } from './support/approval.ts';
import { adminOfProduction, identityOf } from './support/identity.ts';
import { startMachine } from './support/machine.ts';
import { credentialsOf, jsonOf } from './support/output.ts';
import { answer } from './support/person.ts';
import { startUrl } from './support/profiles.ts';

describeWith(tmux(), 'in a terminal, after', () => {
  describeWith(awsCliV2(), 'aws configure sso', (aws) => {
    async function configure(sessionName: string) {
      const machine = await startMachine(awsSignsIn);
      const terminal = await TerminalSession.start([aws, 'configure', 'sso', '--no-browser'], {
        env: machine.env,
        columns: 120,
      });
      await answer(terminal, 'SSO session name', sessionName);
      await answer(terminal, 'SSO start URL', startUrl);
      await answer(terminal, 'SSO region', 'us-east-1');
      if (sessionName !== '') await answer(terminal, 'SSO registration scopes');
      await answer(terminal, '> Production, aws+prod@example.com (111111111111)');
      await answer(terminal, '> Admin');
      await answer(terminal, 'CLI default client Region', 'eu-central-1');
      await answer(terminal, 'CLI default output format', 'json');
      await answer(terminal, 'CLI profile name', 'dev');
      expect(await terminal.exitCode()).toBe(0);
      return machine;
    }

    it.each([
      ['a session name', 'my-sso'],
      ['no session name, which makes a legacy profile', ''],
    ])('with %s: sso exports at once', async (_, sessionName) => {
      const machine = await configure(sessionName);
      const { emulator, sso } = machine;
      const exported = await sso(['export', '--profile', 'dev', '--format', 'json']);
      expect(await identityOf(machine, credentialsOf(exported))).toEqual(adminOfProduction);
      expect(jsonOf(await sso(['status', '--json']))).toMatchObject({
        sessions: [{ session: sessionName || null, startUrl, state: 'valid' }],
      });
      expect(emulator.calls('StartDeviceAuthorization')).toBe(1);
      expect(emulator.calls('AuthorizePage')).toBe(0);
    });
  });
});
