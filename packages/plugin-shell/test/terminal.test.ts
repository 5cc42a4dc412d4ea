import { describeWith, program, TerminalSession, tmux } from '@sso/testkit';
import { type ShellHome, shellHome } from './support/shell-home.ts';

/** bash as a person has it, with the integration from its start-up file. */
async function bash(home: ShellHome, options: { readonly columns?: number } = {}): Promise<TerminalSession> {
  await home.write('.bashrc', `PS1='$ '\neval "$(sso init bash)"\n`);
  const rcfile = home.file('.bashrc');
  const terminal = await TerminalSession.start(['bash', '--noprofile', '--rcfile', rcfile], {
    env: home.env,
    ...options,
  });
  await terminal.waitFor(/^\$/m);
  return terminal;
}

async function enter(terminal: TerminalSession, line: string): Promise<void> {
  await terminal.type(line);
  await terminal.key('Enter');
}

async function productionRule(home: ShellHome, rule: object): Promise<void> {
  await home.write('.config/sso/config.json', JSON.stringify({ production: rule }));
}

describeWith(tmux(), 'sso switch at a terminal', () => {
  it('picks from profiles, signs in first, and switches the shell', async () => {
    const home = await shellHome();
    const terminal = await bash(home);
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
    const terminal = await bash(home);
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
    const terminal = await bash(await shellHome());
    await enter(terminal, 'AWS_PROFILE=before; sso switch; echo "status $? $AWS_PROFILE"');
    await terminal.waitFor('with space');
    await terminal.key('Escape');
    await terminal.waitFor('status 130 before');
  });

  it('asks the picker where a name fits several, with the name typed already', async () => {
    const terminal = await bash(await shellHome());
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
    const terminal = await bash(home);
    await enter(terminal, 'sso switch keys; echo "status $?"');
    await terminal.waitFor('keys is PRODUCTION. Switch to it?');
    expect(await terminal.screen({ styled: true })).toMatch(/\x1b\[(?:1;31|1m\x1b\[31)mPRODUCTION/);
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

describeWith(tmux(), 'completion in bash', () => {
  it('completes commands, flags and names, and quotes them', async () => {
    const terminal = await bash(await shellHome());
    await terminal.type('sso sw');
    await terminal.key('Tab');
    await terminal.type('wi');
    await terminal.key('Tab');
    await terminal.waitFor('sso switch with\\ space');
    await terminal.key('Enter');
    await terminal.waitFor('This shell has with space');
    await terminal.type('sso login --ses');
    await terminal.key('Tab');
    await terminal.key('Tab');
    await terminal.waitFor('sso login --session my-sso');
    await terminal.key('C-u');
    await terminal.type('sso status --profile="wi');
    await terminal.key('Tab');
    await terminal.waitFor('sso status --profile="with space"');
  });

  it('keeps what a name holds from the shell', async () => {
    const terminal = await bash(await shellHome());
    await terminal.type('sso switch \\$');
    await terminal.key('Tab');
    await terminal.key('Enter');
    await terminal.waitFor('This shell has $(touch pwned)`touch pwned`');
  });
});

describeWith(program('zsh'), 'completion in zsh', () => {
  it('is there however late compinit runs, and quotes names', async () => {
    const home = await shellHome();
    await home.write('.zshrc', `PS1='%% '\neval "$(sso init zsh)"\nautoload -Uz compinit\ncompinit -u\n`);
    const terminal = await TerminalSession.start(['zsh', '-d'], { env: home.env });
    await terminal.waitFor(/^%/m);
    await terminal.type('sso switch wi');
    await terminal.key('Tab');
    await terminal.waitFor('sso switch with\\ space');
    await terminal.key('Enter');
    await terminal.waitFor('This shell has with space');
  });
});

describeWith(program('fish'), 'completion in fish', () => {
  it('completes names and quotes them', async () => {
    const home = await shellHome();
    await home.write(
      '.config/fish/config.fish',
      'function fish_prompt; echo "% "; end\nsso init fish | source\n',
    );
    const terminal = await TerminalSession.start(['fish'], { env: home.env });
    await terminal.waitFor(/^%/m);
    await terminal.type('sso switch wi');
    await terminal.key('Tab');
    await terminal.waitFor('sso switch with\\ space');
    await terminal.key('Enter');
    await terminal.waitFor('This shell has with space');
  });
});
