import { describeWith, shells, TerminalSession, tmux } from '@sso/testkit';
import { type ShellHome, shellHome } from './support/shell-home.ts';
import { enter, shellAtTerminal } from './support/shell-terminal.ts';

async function productionRule(home: ShellHome, rule: object): Promise<void> {
  await home.write('.config/sso/config.json', JSON.stringify({ production: rule }));
}

describeWith(tmux(), 'sso switch at a terminal', () => {
  it('picks from profiles, signs in first, and switches the shell', async () => {
    const home = await shellHome();
    const terminal = await shellAtTerminal(home, 'bash');
    await enter(terminal, 'sso switch');
    await terminal.waitFor('with space');
    await terminal.type('111111111111');
    await terminal.waitFor(/>.*dev/);
    await terminal.key('Enter');
    await terminal.waitFor('You have to sign in to my-sso first.');
    await terminal.waitFor(/This shell has dev, Admin in 111111111111/);
    await enter(terminal, 'echo "now=$AWS_PROFILE"');
    await terminal.waitFor('now=dev');
  });

  it('offers roles that have no profile, and gives their keys', async () => {
    const home = await shellHome();
    await home.sso(['login']);
    const terminal = await shellAtTerminal(home, 'bash');
    await enter(terminal, 'sso switch');
    await terminal.waitFor('Account ID');
    await terminal.type('111111111111 ReadOnly');
    await terminal.waitFor(/>.*ReadOnly/);
    await terminal.key('Enter');
    await terminal.waitFor('There is no profile for it.');
    await enter(terminal, 'echo "now=$SSO_PROFILE $AWS_ACCESS_KEY_ID"');
    await terminal.waitFor('now=111111111111/ReadOnly ASIA');
  });

  it('leaves the shell as it was after Escape', async () => {
    const terminal = await shellAtTerminal(await shellHome(), 'bash');
    await enter(terminal, 'AWS_PROFILE=before; sso switch; echo "status $? $AWS_PROFILE"');
    await terminal.waitFor('with space');
    await terminal.key('Escape');
    await terminal.waitFor('status 130 before');
  });

  it('asks the picker where a name fits several, with the name typed already', async () => {
    const terminal = await shellAtTerminal(await shellHome(), 'bash');
    await enter(terminal, 'sso switch w');
    await terminal.waitFor(/> w/);
    await terminal.waitFor('wow!');
    await terminal.type('ith');
    await terminal.waitFor(/>.*with space/);
    await terminal.key('Enter');
    await terminal.waitFor('This shell has with space');
  });

  it('asks before production, says it in words and in red, and takes no for no', async () => {
    const home = await shellHome();
    await productionRule(home, { profiles: ['key*'], minutes: 30 });
    const terminal = await shellAtTerminal(home, 'bash');
    await enter(terminal, 'sso switch keys; echo "status $?"');
    await terminal.waitFor('keys is PRODUCTION. Switch to it?');
    expect(await terminal.screen({ styled: true })).toMatch(/\x1b\[(?:1;)?31mPRODUCTION/);
    await terminal.key('Enter');
    await terminal.waitFor('status 130');
    await enter(terminal, 'sso switch keys; echo "status $?"');
    await terminal.type('y');
    await terminal.key('Enter');
    await terminal.waitFor('status 0');
    expect(await terminal.screen()).toMatch(
      /This shell has keys {2}PRODUCTION\n.*for (?:30 min|29 min 59 s)/,
    );
  });

  it('is a shell within the shell where there is no integration', async () => {
    const home = await shellHome();
    const terminal = await TerminalSession.start(['bash', '--noprofile', '--norc'], {
      env: { ...home.env, PS1: '$ ', SHELL: '/bin/sh', AWS_VAULT: 'x' },
    });
    await terminal.waitFor('$');
    await enter(terminal, 'sso switch keys; echo "status $? outer=$AWS_PROFILE"');
    await terminal.waitFor('sso init --install');
    await enter(terminal, 'echo "inner=$AWS_PROFILE vault=$AWS_VAULT."; exit 4');
    await terminal.waitFor('inner=keys vault=.');
    await terminal.waitFor('status 4 outer=');
  });
});

for (const shell of ['bash', 'zsh', 'fish', 'tcsh'] as const) {
  describeWith(shells[shell], `the picker in ${shell}`, () => {
    it('is left by Ctrl-C with 130, and the shell and the terminal are as they were', async () => {
      const home = await shellHome();
      const terminal = await shellAtTerminal(home, shell);
      const status = shell === 'fish' ? '$status' : '$?';
      await enter(terminal, 'sso switch keys');
      await terminal.waitFor('This shell has keys');
      await enter(
        terminal,
        `stty -g >before; sso switch; echo "status ${status} $AWS_PROFILE"; stty -g >after`,
      );
      await terminal.waitFor('with space');
      await terminal.key('C-c');
      await terminal.waitFor('status 130 keys');
      await enter(terminal, 'cmp before after && echo same terminal');
      await terminal.waitFor(/^same terminal/m);
    });
  });
}

describeWith(tmux(), 'production in the picker', () => {
  it('is red and marked, and marked where there are no colours, in 40 columns', async () => {
    const home = await shellHome();
    await productionRule(home, { profiles: ['key*'] });
    const colored = await shellAtTerminal(home, 'bash');
    await enter(colored, 'sso switch');
    await colored.type('keys');
    await colored.waitFor(/^>! keys/m);
    expect(await colored.screen({ styled: true })).toMatch(/\x1b\[(?:1;)?31m>! /);
    const plain = await shellAtTerminal(home, 'bash', { columns: 40, env: { NO_COLOR: '1' } });
    await enter(plain, 'sso switch');
    await plain.type('keys');
    await plain.waitFor(/^>! keys/m);
    expect(await plain.screen({ styled: true })).not.toMatch(/\x1b\[(?:1|3\d|4)/);
    expect(await plain.screen()).toMatch(/^ +Profile +Account +Role$/m);
    expect(Math.max(...(await plain.screen()).split('\n').map((line) => line.length))).toBeLessThan(40);
  });
});
