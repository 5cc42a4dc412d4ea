import { describeWith, type SsoHome, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { headers, start } from './support.ts';

function populate(home: SsoHome, flags: readonly string[] = []): Promise<TerminalSession> {
  const command = [process.execPath, ssoProgram, 'populate', ...flags];
  return TerminalSession.start(command, { env: home.env, columns: 110, rows: 60 });
}

describeWith(tmux(), 'sso populate at a terminal', () => {
  it('shows the plan, shortened, and writes it after a yes', async () => {
    const { home } = await start(Array.from({ length: 9 }, (_, index) => `account-${index}`));
    const terminal = await populate(home, ['--region', 'eu-west-1', '--region', 'eu-west-2']);
    await terminal.waitFor('… and 16 more');
    await terminal.waitFor('36 profiles to add, 0 to change, 0 to remove, 0 as they should be.');
    await terminal.waitFor('Write this? (Y/n)');
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(headers(await home.readConfig())).toHaveLength(36);
  });

  it.each([
    ['a no', 'n'],
    ['Ctrl-C', 'C-c'],
  ])('leaves the config as it was after %s', async (_what, key) => {
    const { home, session } = await start();
    const terminal = await populate(home);
    await terminal.waitFor('Write this?');
    if (key === 'n') await terminal.type('n');
    await terminal.key(key === 'n' ? 'Enter' : key);
    expect(await terminal.exitCode()).toBe(130);
    expect(await home.readConfig()).toBe(session);
  });

  it('asks again where the config has changed since it was shown', async () => {
    const { home, session } = await start();
    const terminal = await populate(home, ['--role', 'Admin']);
    await terminal.waitFor('Write this?');
    const other = `${session}[profile dev_Admin]\nregion = eu-west-1\n`;
    await home.writeConfig(other);
    await terminal.key('Enter');
    await terminal.waitFor('The config has changed meanwhile.');
    await terminal.waitFor('Kept dev_Admin: not written by sso populate.');
    await terminal.waitFor('1 profile to add, 0 to change, 0 to remove, 0 as they should be.');
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(0);
    const config = await home.readConfig();
    expect(config.startsWith(other)).toBe(true);
    expect(headers(config)).toEqual(['[profile dev_Admin]', '[profile prod_Admin]']);
  });

  it('shows what would change as a difference, and does not propose a yes', async () => {
    const { home } = await start();
    await home.sso(['populate', '--yes', '--role', 'Admin', '--set', 'output=json']);
    const terminal = await populate(home, ['--role', 'Admin', '--set', 'output=text', '--account', 'dev']);
    await terminal.waitFor(
      '~ dev_Admin: Dev (111111111111), Admin, output = text\n    - output = json\n    + output = text',
    );
    await terminal.waitFor('Write this? (y/N)');
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(130);
  });
});
