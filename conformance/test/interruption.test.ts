import { existsSync } from 'node:fs';
import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { nextDeviceCode } from './support/approval.ts';
import { configPath, startMachine } from './support/machine.ts';
import { typeSso } from './support/person.ts';
import { startUrl } from './support/profiles.ts';

/** Runs a program as a shell does, then reads a line, which the terminal echoes only if it was left in order. */
const asInShell = '"$@"; code=$?; printf "next? "; read -r line; echo "read <$line>"; exit $code';

describeWith(tmux(), 'Ctrl-C', () => {
  it('at a question ends sso configure with 130, and leaves no file and a usable terminal', async () => {
    const machine = await startMachine();
    const command = ['sh', '-c', asInShell, 'sh', process.execPath, ssoProgram, 'configure'];
    const terminal = await TerminalSession.start(command, machine);
    await terminal.waitFor('Name for the session:');
    await terminal.key('C-c');
    await terminal.waitFor('next?');
    await terminal.type('ls');
    await terminal.key('Enter');
    expect(await terminal.waitFor('read <ls>')).toContain('next? ls\n');
    expect(await terminal.exitCode()).toBe(130);
    expect(existsSync(machine.home.file('.aws'))).toBe(false);
  });

  it('while a sign-in waits ends sso configure with 130, and leaves no config', async () => {
    const machine = await startMachine();
    const flags = ['--session', 'my-sso', '--start-url', startUrl, '--scopes', 'sso:account:access'];
    const terminal = await typeSso(machine, ['configure', ...flags]);
    const { userCode } = await nextDeviceCode(machine.emulator);
    await terminal.waitFor(userCode);
    await terminal.key('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(existsSync(machine.home.file(configPath))).toBe(false);
  });
});
