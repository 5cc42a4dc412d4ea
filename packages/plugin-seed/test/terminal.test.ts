import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { binding, fakeGithub, open, seedHome } from './support.ts';

describeWith(tmux(), 'sso seed in a terminal', () => {
  it('prints no seed to the screen unless told', async () => {
    const home = await seedHome();
    const command = [process.execPath, ssoProgram, 'seed', ...binding, '--to-stdout'];
    const refused = await TerminalSession.start(command, { env: home.env, columns: 200 });
    expect(await refused.exitCode()).toBe(2);
    expect(await refused.screen()).toContain('--show');
    expect(home.center.emulator.requests).toEqual([]);
    const shown = await TerminalSession.start([...command, '--show'], {
      env: home.env,
      columns: 200,
      rows: 60,
    });
    expect(await shown.exitCode()).toBe(0);
    expect(await shown.screen()).toMatch(/SSO_SEED=sso-seed\.v1\.[\s\S]*SSO_SEED_KEY=sso-seed-key\.v1\./);
  });

  it('asks for what no flag says, and does not show the token', async () => {
    const home = await seedHome();
    const github = await fakeGithub();
    const command = [process.execPath, ssoProgram, 'seed', '--to-github'];
    const env = { ...home.env, ...github.env };
    const terminal = await TerminalSession.start(command, { env, columns: 200, rows: 60 });
    await terminal.waitFor('Repository');
    await terminal.type('my-company/shop');
    await terminal.key('Enter');
    await terminal.waitFor('Account and role');
    await terminal.type('111111111111/*');
    await terminal.key('Enter');
    await terminal.waitFor('Token for GitHub');
    await terminal.type('typed-token');
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(await terminal.screen()).not.toMatch(/typed-token|sso-seed/);
    expect([...github.tokens]).toEqual(['Bearer typed-token']);
    const [key = '', envelope = ''] = [...github.secrets.values()];
    expect(open(envelope, key).header.targets).toEqual([{ accountId: '111111111111', roleName: '*' }]);
  });
});
