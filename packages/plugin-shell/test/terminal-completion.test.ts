import { describeWith, shells } from '@sso/testkit';
import { shellHome } from './support/shell-home.ts';
import { enter, shellAtTerminal } from './support/shell-terminal.ts';

describeWith(shells.bash, 'completion in bash', () => {
  it('completes commands, flags and names, and quotes them', async () => {
    const terminal = await shellAtTerminal(await shellHome(), 'bash');
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
});

for (const shell of ['bash', 'zsh', 'fish'] as const) {
  describeWith(shells[shell], `completion of odd names in ${shell}`, () => {
    it('quotes blanks', async () => {
      const terminal = await shellAtTerminal(await shellHome(), shell);
      await terminal.type('sso switch wi');
      await terminal.key('Tab');
      await terminal.waitFor('sso switch with\\ space');
      await terminal.key('Enter');
      await terminal.waitFor('This shell has with space');
    });

    it('keeps what a name holds from the shell', async () => {
      const terminal = await shellAtTerminal(await shellHome(), shell);
      await terminal.type('sso switch \\$');
      await terminal.key('Tab');
      await terminal.waitFor(/switch \\\$.*pwned/);
      await terminal.key('Enter');
      await terminal.waitFor('This shell has $(touch pwned)`touch pwned`');
    });
  });
}

describeWith(shells.tcsh, 'completion in tcsh', () => {
  it('completes commands, flags and names', async () => {
    const terminal = await shellAtTerminal(await shellHome(), 'tcsh');
    await terminal.type('sso swi');
    await terminal.key('Tab');
    await terminal.waitFor(/sso switch/);
    await terminal.type('key');
    await terminal.key('Tab');
    await terminal.waitFor('sso switch keys');
    await enter(terminal, '');
    await terminal.waitFor('This shell has keys');
    await terminal.type('sso login --ses');
    await terminal.key('Tab');
    await terminal.waitFor('sso login --session');
  });
});
