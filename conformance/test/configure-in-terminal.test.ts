import { describeWith, type TerminalSession, tmux } from '@sso/testkit';
import { nextDeviceCode } from './support/approval.ts';
import { type Machine, readConfig, startMachine } from './support/machine.ts';
import { answer, typeSso } from './support/person.ts';
import { startUrl, writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

async function signedIn(): Promise<Machine> {
  const machine = await startMachine();
  await writeConfig(machine, 'an sso-session');
  await signInWithSso(machine);
  return machine;
}

/** Types into the list of accounts until one is left, and takes it. */
async function searchAccount(terminal: TerminalSession, typed: string, found: string): Promise<void> {
  await terminal.waitFor('type to search');
  await terminal.type(typed);
  await terminal.waitFor(`> ${found}`);
  await terminal.key('Enter');
}

describeWith(tmux(), 'sso configure in a terminal', () => {
  it('asks from the start URL to the profile name, and proposes what it can', async () => {
    const machine = await startMachine();
    const terminal = await typeSso(machine, ['configure']);
    await answer(terminal, 'Name for the session:');
    await answer(terminal, 'Start URL', startUrl);
    await answer(terminal, 'Registration scopes:');
    machine.emulator.approve((await nextDeviceCode(machine.emulator)).userCode);
    await searchAccount(terminal, 'aws+stag', 'Staging, aws+staging@example.com (222222222222)');
    await terminal.waitFor('> Admin');
    await terminal.key('Down');
    await terminal.waitFor('> Developer');
    await terminal.key('Enter');
    await answer(terminal, 'Default region', 'eu-central-1');
    await answer(terminal, 'output format');
    await answer(terminal, 'Profile name:');
    expect(await terminal.exitCode()).toBe(0);
    expect(await terminal.screen()).toContain('aws sts get-caller-identity --profile 222222222222_Developer');
    expect(await readConfig(machine)).toBe(`[sso-session my-sso]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile 222222222222_Developer]
sso_session = my-sso
sso_account_id = 222222222222
sso_role_name = Developer
region = eu-central-1
`);
  });

  it('shows how an existing profile would change, and leaves it to the byte after a no', async () => {
    const machine = await signedIn();
    const before = await readConfig(machine);
    const terminal = await typeSso(machine, ['configure', '--session', 'my-sso', '--profile', 'dev']);
    await searchAccount(terminal, '3333', '🪣');
    await terminal.waitFor('Using role Analyst');
    await answer(terminal, 'Default region');
    await answer(terminal, 'output format');
    expect(await terminal.waitFor('Change it?')).toContain(`
  - sso_account_id = 111111111111
  + sso_account_id = 333333333333
  - sso_role_name = Admin
  + sso_role_name = Analyst
`);
    await answer(terminal, 'Change it?', 'n');
    expect(await terminal.exitCode()).toBe(130);
    expect(await readConfig(machine)).toBe(before);
  });

  it('changes the profile after a yes', async () => {
    const machine = await signedIn();
    const before = await readConfig(machine);
    const target = ['--account-id', '222222222222', '--role-name', 'Developer'];
    const terminal = await typeSso(machine, ['configure', '-s', 'my-sso', '-p', 'dev', ...target]);
    await answer(terminal, 'Default region');
    await answer(terminal, 'output format');
    await answer(terminal, 'Change it?', 'y');
    expect(await terminal.exitCode()).toBe(0);
    expect(await readConfig(machine)).toBe(
      before.replace('111111111111', '222222222222').replace('Admin', 'Developer'),
    );
  });

  it('keeps a screen of 40 columns clean while the list changes', async () => {
    const terminal = await typeSso(await signedIn(), ['configure', '-s', 'my-sso'], { columns: 40 });
    await terminal.waitFor('> Production');
    await terminal.key('Down');
    await terminal.waitFor('> Sandbox');
    await terminal.type('aws+data');
    const screen = await terminal.waitFor('> 🪣');
    expect(screen.match(/Account:/g)).toHaveLength(1);
    expect(screen).not.toMatch(/Production|Sandbox|Staging/);
  });

  it.each([
    { env: {}, coloured: true },
    { env: { NO_COLOR: '1' }, coloured: false },
  ])('has colours but with NO_COLOR: $env', async ({ env, coloured }) => {
    const terminal = await typeSso(await signedIn(), ['configure', '-s', 'my-sso'], { env });
    await terminal.waitFor('> Production');
    const screen = await terminal.screen({ styled: true });
    expect(screen.includes('\x1b[')).toBe(coloured);
  });
});
