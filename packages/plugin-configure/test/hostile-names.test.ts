import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { smallOrganization, startCenter } from './support.ts';

/** A title, a link, a colour, a line of its own, a right-to-left override, a C1 control, brackets and nothing to see. */
const hostile =
  'Pro\x1b]0;owned\x07d\x1b]8;;https://evil.example\x1b\\\x1b[31m\n[profile evil]\u202Ecod.exe\x9b2J\u200B';

/** Line ends apart, what no line on stderr may hold. */
const raw = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]/;

describe('a name from the service', () => {
  it('reaches the terminal clean, and the config file not at all', async () => {
    const { home } = await startCenter({ organization: smallOrganization({ accountName: hostile }) });
    const { exitCode, stdout, stderr } = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl],
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('Using account Prod [profile evil]cod.exe, aws@example.com (111111111111)');
    expect(stderr).not.toMatch(raw);
    expect(await home.readConfig()).not.toMatch(/evil|cod\.exe/);
  });

  it.each([
    ['without a profile name', []],
    ['with one', ['--profile', 'dev']],
  ])('of a role that the file cannot hold is refused %s', async (_, flags) => {
    const { home } = await startCenter({ organization: smallOrganization({ roleName: hostile }) });
    const { exitCode, stdout, stderr } = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl, ...flags],
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toMatch(raw);
    expect(Object.keys(await home.awsFiles())).not.toContain('config');
  });
});

describeWith(tmux(), 'a list of names from the service', () => {
  it('shows each on one line, without what cannot be seen', async () => {
    const small = smallOrganization();
    const { home } = await startCenter({
      organization: {
        ...small,
        accounts: [
          { id: '222222222222', name: hostile, email: 'a\x1b[2J@example.com', roles: ['Admin'] },
          ...small.accounts,
        ],
      },
    });
    const start = ['--session', 'work', '--start-url', home.startUrl, '--scopes', 'sso:account:access'];
    const command = [process.execPath, ssoProgram, 'configure', ...start];
    const terminal = await TerminalSession.start(command, { env: home.env, columns: 110 });
    const screen = await terminal.waitFor('Prod [profile evil]cod.exe, a@example.com (222222222222)');
    expect(screen).toContain('Only, aws@example.com (111111111111)');
    expect(screen).not.toMatch(raw);
    await terminal.key('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(Object.keys(await home.awsFiles())).not.toContain('config');
  });
});
