import { readFile } from 'node:fs/promises';
import { describeWith, readPowerShellScript, runInCmd, wine } from '@sso/testkit';
import { formatCandidates } from '../src/complete/format.ts';
import { readTypedLine } from '../src/complete/typed-line.ts';
import { foreignNames, oddNames, type ShellHome, shellHome } from './support/shell-home.ts';

const awkwardNames = [...oddNames, ...foreignNames, 'it’s', '`n$x%PATH%', "''"];

describe('what is for PowerShell, by the grammar that VS Code uses (not by PowerShell itself)', () => {
  it('takes the integration whole, and the block of a profile', async () => {
    const home = await shellHome();
    const { stdout } = await home.sso(['init', 'powershell']);
    const { errors, commands } = await readPowerShellScript(stdout);
    expect(errors).toEqual([]);
    expect(commands.map(([name]) => name)).toEqual(
      expect.arrayContaining(['Get-Command', 'Invoke-Expression', 'Register-ArgumentCompleter']),
    );
    await home.sso(['init', 'powershell', '--install', '--yes']);
    const profile = await readFile(home.file('.config/powershell/Microsoft.PowerShell_profile.ps1'), 'utf8');
    expect((await readPowerShellScript(profile)).commands).toEqual([
      ['Get-Command', 'sso', '-ErrorAction', 'Ignore'],
      ['sso', 'init', 'powershell'],
      ['Out-String'],
      ['Invoke-Expression'],
    ]);
  });

  it.each([...oddNames, ...foreignNames])('takes the lines of sso switch for %j', async (name) => {
    const home = await shellHome();
    const { stdout } = await home.sso(['switch', '--shell', 'powershell', '--', name], {
      env: { AWS_VAULT: 'x' },
    });
    expect(stdout).toMatch(/^# sso\n/);
    const { errors, commands, assignments } = await readPowerShellScript(stdout);
    expect(errors).toEqual([]);
    expect([...assignments]).toEqual([['$Env:AWS_PROFILE', name]]);
    expect(commands).toEqual([['Remove-Item', '-LiteralPath', 'Env:AWS_VAULT', '-ErrorAction', 'Ignore']]);
  });

  it.each(awkwardNames)('takes %j as one word, as completion puts it in', async (name) => {
    const word = formatCandidates('powershell', [{ value: name }], readTypedLine('sso switch ')).trimEnd();
    const { errors, commands } = await readPowerShellScript(`sso switch ${word}\n`);
    expect({ errors, commands }).toEqual({ errors: [], commands: [['sso', 'switch', name]] });
  });
});

/** A program that knows what the real one said for some names; for all others it fails. */
async function standIn(home: ShellHome, names: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const lines = ['@echo off', '>>"%~dp0words.txt" echo %*'];
  for (const [name, args] of Object.entries(names)) {
    const { stdout } = await home.sso(args, { env: { AWS_VAULT: 'old' } });
    const file = `${lines.length}.txt`;
    await home.write(`bin/${file}`, stdout);
    lines.push(`if "%~4"=="${name}" goto ${lines.length}`);
    lines.push('goto next', `:${lines.length - 1}`, `type "%~dp0${file}"`, 'exit /b 0', ':next');
  }
  await home.write('bin/sso.cmd', [...lines, '>&2 echo failed', 'exit /b 3', ''].join('\r\n'));
}

const forCmd = (...words: string[]): readonly string[] => ['switch', '--shell', 'cmd', ...words];

describeWith(
  wine(),
  "sso switch in Wine's cmd (not that of Windows), with a stand-in for the program",
  () => {
    async function run(home: ShellHome, lines: readonly string[]) {
      const { stdout } = await home.sso(['init', 'cmd']);
      await home.write('bin/sso-switch.cmd', stdout);
      return runInCmd(['@echo off', ...lines, ''].join('\n'), { env: home.env, cwd: home.path });
    }

    it('sets and clears variables, and keeps them where the program fails', async () => {
      const home = await shellHome();
      await home.writeConfig(`${await home.readConfig()}\n[profile "a&b (c)"]\naws_access_key_id = A\n`);
      await standIn(home, {
        keys: forCmd('keys'),
        'with space': forCmd('with space'),
        'a&b (c)': forCmd('a&b (c)'),
        '--none': forCmd('--none'),
      });
      const { stdout } = await run(home, [
        'set AWS_VAULT=old',
        'call sso-switch.cmd switch keys',
        'echo %ERRORLEVEL% "%AWS_PROFILE%" "%AWS_VAULT%"',
        'if defined SSO_SWITCH_SEEN echo left over',
        'if defined SSO_SWITCH_RUN echo left over',
        'if defined SSO_SWITCH_WORDS echo left over',
        'call sso-switch.cmd switch "with space"',
        'echo %ERRORLEVEL% "%AWS_PROFILE%"',
        'call sso-switch.cmd switch "a&b (c)"',
        'echo %ERRORLEVEL% "%AWS_PROFILE%"',
        'call sso-switch.cmd switch nobody',
        'echo %ERRORLEVEL% "%AWS_PROFILE%"',
        'call sso-switch.cmd switch --none',
        'echo %ERRORLEVEL% "%AWS_VAULT%"',
      ]);
      expect(stdout.split('\r\n')).toEqual([
        '0 "keys" ""',
        '0 "with space"',
        '0 "a&b (c)"',
        '1 "a&b (c)"',
        '0 ""',
        '',
      ]);
      expect(await readFile(home.file('bin/words.txt'), 'utf8')).toContain(
        'switch --shell cmd  "with space"',
      );
    });

    it('shows what is not for the shell, runs none of it, and hands over other words', async () => {
      const home = await shellHome();
      await standIn(home, { '--help': ['switch', '--help'] });
      const { stdout, stderr } = await run(home, [
        'call sso-switch.cmd switch --help',
        'call sso-switch.cmd exec -p "a b" -- x',
        'if errorlevel 1 echo not zero',
      ]);
      expect(stdout).toMatch(/^Switch the shell[\s\S]*\$ sso switch[\s\S]*not zero\r\n$/);
      expect(stderr).toContain('failed');
      expect(await readFile(home.file('bin/words.txt'), 'utf8')).toContain('exec -p "a b" -- x');
    });
  },
);
