import { existsSync } from 'node:fs';
import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { allow, installBrowser } from './support/browser-script.ts';
import { startMachine } from './support/machine.ts';
import { answer } from './support/person.ts';

describeWith(tmux(), 'sso emulator demo', () => {
  it('leads a person from the sign-in in the browser to credentials, beside the real home', async () => {
    const machine = await startMachine();
    const browser = await installBrowser(machine);
    const terminal = await TerminalSession.start([process.execPath, ssoProgram, 'emulator', 'demo'], {
      env: { ...machine.home.env, BROWSER: browser.path },
      columns: 120,
      rows: 100,
    });
    await answer(terminal, 'Registration scopes:');
    expect(await allow(await browser.nextUrl())).toContain('Signed in');
    await answer(terminal, '> Production');
    await answer(terminal, '> Admin');
    await answer(terminal, 'Default region', 'eu-central-1');
    await answer(terminal, 'output format');
    await answer(terminal, 'Profile name:', '');
    expect(await terminal.exitCode()).toBe(0);
    const screen = await terminal.screen();
    expect(screen).toContain('[profile 111111111111_Admin]');
    expect(screen).toMatch(/"AccessKeyId": "\w+"/);
    expect(existsSync(machine.home.file('.aws'))).toBe(false);
  });

  it('runs by itself where there is no terminal', async () => {
    const { home, sso } = await startMachine();
    const result = await sso(['emulator', 'demo']);
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"AccessKeyId"') });
    expect(existsSync(home.file('.aws'))).toBe(false);
  });
});
