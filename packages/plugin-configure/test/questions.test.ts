import { describeWith, type SsoHome, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { startCenter } from './support.ts';

function configure(home: SsoHome, flags: readonly string[] = []): Promise<TerminalSession> {
  const command = [process.execPath, ssoProgram, 'configure', ...flags];
  return TerminalSession.start(command, {
    env: { ...home.env, AWS_PROFILE: 'proposed' },
    columns: 110,
    rows: 40,
  });
}

async function answer(terminal: TerminalSession, question: string, typed: string): Promise<void> {
  await terminal.waitFor(question);
  if (typed !== '') await terminal.type(typed);
  await terminal.key('Enter');
}

/** Enter counts only after the list has come down to what was searched for. */
async function choose(
  terminal: TerminalSession,
  question: string,
  typed: string,
  only: string,
): Promise<void> {
  await terminal.waitFor(question);
  await terminal.type(typed);
  await terminal.waitFor(`${question} ${typed}\n  1/`);
  await terminal.waitFor(`\n> ${only}`);
  await terminal.key('Enter');
}

describeWith(tmux(), 'sso configure at a terminal', () => {
  it('asks what no flag says, in the order of AWS CLI', async () => {
    const { home } = await startCenter();
    const terminal = await configure(home);
    await answer(terminal, 'Name for the session:', '');
    await answer(terminal, 'Start URL', home.startUrl);
    await answer(terminal, 'Registration scopes:', '');
    await terminal.waitFor('4 AWS accounts are available to you.');
    await choose(terminal, 'Account:', '1111', 'Production, aws+prod@example.com (111111111111)');
    await choose(terminal, 'Role:', 'read', 'ReadOnly');
    await answer(terminal, 'Default region', 'eu-central-1');
    await answer(terminal, 'output format', 'json');
    await answer(terminal, 'Profile name: (proposed)', 'dev');
    expect(await terminal.exitCode()).toBe(0);
    expect(await home.readConfig()).toBe(`[sso-session my-sso]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = ReadOnly
region = eu-central-1
output = json
`);
  });

  it('shows what would change, and changes nothing after a no', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const flags = ['--session', 'my-sso', '--account-id', '111111111111', '--role-name', 'ReadOnly'];
    const terminal = await configure(home, [
      ...flags,
      '--region',
      'eu-west-1',
      '--output',
      'json',
      '-p',
      'dev',
    ]);
    const screen = await terminal.waitFor('Change it?');
    expect(screen).toContain(
      '  - sso_role_name = Admin\n  + sso_role_name = ReadOnly\n  + region = eu-west-1\n',
    );
    await answer(terminal, 'Change it?', 'n');
    expect(await terminal.exitCode()).toBe(130);
    expect(await home.readConfig()).toBe(home.devConfig);
  });

  it('does not let a wrong answer pass', async () => {
    const { home } = await startCenter();
    const terminal = await configure(home, ['--session', 'work']);
    await answer(terminal, 'Start URL', 'http://example.com/start');
    await terminal.waitFor('it does not start with https://');
    await terminal.key('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(await home.awsFiles()).toEqual({});
  });

  it('offers the sessions of the declarative file', async () => {
    const { home } = await startCenter();
    const team = { name: 'team', startUrl: home.startUrl, region: 'us-east-1' };
    await home.write('sso.config.json', JSON.stringify({ sessions: [team] }));
    const terminal = await configure(home);
    await terminal.waitFor('\n> team ');
    await terminal.key('Enter');
    await terminal.waitFor(`Session team is as the declarative file says: ${home.startUrl}`);
    await terminal.waitFor('4 AWS accounts are available to you.');
    await terminal.key('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(await home.awsFiles()).not.toHaveProperty('config');
  });
});
