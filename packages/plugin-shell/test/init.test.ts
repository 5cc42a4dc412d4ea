import { chmod, lstat, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { describeWith, runInShell, shells, TerminalSession, tmux } from '@sso/testkit';
import { shellNames } from '../src/shells/shells.ts';
import { type ShellHome, shellHome } from './support/shell-home.ts';

function install(home: ShellHome, shell: string, ...flags: string[]) {
  return home.sso(['init', shell, '--install', ...flags]);
}

describe('sso init', () => {
  it.each(shellNames)('prints the integration of %s', async (shell) => {
    const home = await shellHome();
    const { exitCode, stdout } = await home.sso(['init', shell]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('sso');
  });

  it('asks which shell it is for', async () => {
    expect(await (await shellHome()).sso(['init'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('keeps for tcsh what an alias cannot hold in a file', async () => {
    const home = await shellHome();
    const { stdout } = await home.sso(['init', 'tcsh']);
    expect(stdout).toMatch(/^alias sso 'source ".*" \\!\*';\ncomplete sso /);
    expect(stdout).toContain(home.file('.local/state/sso/sso.tcsh'));
  });
});

describe('sso init --install', () => {
  it('wants a yes, shows what changes, and does it once', async () => {
    const home = await shellHome();
    const file = await home.write('.bashrc', 'alias ll="ls -l"');
    expect(await install(home, 'bash')).toMatchObject({ exitCode: 2 });
    expect(await readFile(file, 'utf8')).toBe('alias ll="ls -l"');
    const first = await install(home, 'bash', '--yes');
    expect(first).toMatchObject({ exitCode: 0, stdout: '' });
    expect(first.stderr).toContain('+ if command -v sso');
    const installed = await readFile(file, 'utf8');
    const again = await install(home, 'bash', '--yes');
    expect(again.stderr).toContain('already');
    expect(await readFile(file, 'utf8')).toBe(installed);
    const removed = await home.sso(['init', 'bash', '--uninstall', '--yes']);
    expect(removed.stderr).toContain('- if command -v sso');
    expect(await readFile(file, 'utf8')).toBe('alias ll="ls -l"\n');
    expect((await home.sso(['init', 'bash', '--uninstall', '--yes'])).stderr).toContain('is not in');
  });

  it.each([
    ['zsh', '.zshrc'],
    ['fish', '.config/fish/conf.d/sso.fish'],
    ['powershell', '.config/powershell/Microsoft.PowerShell_profile.ps1'],
    ['nushell', '.config/nushell/autoload/sso.nu'],
    ['tcsh', '.tcshrc'],
  ])('writes for %s to %s', async (shell, name) => {
    const home = await shellHome();
    expect(await install(home, shell, '--yes')).toMatchObject({ exitCode: 0 });
    expect(await readFile(home.file(name), 'utf8')).toContain('sso');
  });

  it('follows a link, which stays one', async () => {
    const home = await shellHome();
    const target = await home.write('dotfiles/zshrc', 'setopt autocd\n');
    await symlink(target, home.file('.zshrc'));
    await install(home, 'zsh', '--yes');
    expect((await lstat(home.file('.zshrc'))).isSymbolicLink()).toBe(true);
    expect(await readFile(target, 'utf8')).toContain('sso init zsh');
  });

  it('keeps off a file that says that nobody should write it', async () => {
    const home = await shellHome();
    const file = await home.write('.bashrc', '# mine\n');
    await chmod(file, 0o444);
    const result = await install(home, 'bash', '--yes');
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.stderr).toContain('.bashrc');
    expect(await readFile(file, 'utf8')).toBe('# mine\n');
  });

  it('keeps every byte, whatever the encoding', async () => {
    const home = await shellHome();
    const bytes = Buffer.from([0x23, 0xff, 0xe9, 0x80, 0x0a]);
    const file = await home.write('.bashrc', bytes);
    await install(home, 'bash', '--yes');
    await home.sso(['init', 'bash', '--uninstall', '--yes']);
    expect(await readFile(file)).toEqual(bytes);
  });

  it('says where it was loaded by hand already, and writes nothing', async () => {
    const home = await shellHome();
    await home.write('.bash_profile', '\neval "$(sso init bash)"\n');
    const result = await install(home, 'bash', '--yes');
    expect(result.stderr).toContain('.bash_profile:2');
    await expect(lstat(home.file('.bashrc'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says where there are two', async () => {
    const home = await shellHome();
    await install(home, 'bash', '--yes');
    await home.write('.bash_profile', '\neval "$(sso init bash)"\n');
    expect((await install(home, 'bash', '--yes')).stderr).toContain('.bash_profile:2 loads it too');
  });

  it('has no file for cmd', async () => {
    expect(await install(await shellHome(), 'cmd', '--yes')).toMatchObject({ exitCode: 2 });
  });
});

describeWith(tmux(), 'sso init --install at a terminal', () => {
  it('asks, and the shell has it from then on', async () => {
    const home = await shellHome();
    await home.write('.bashrc', `PS1='$ '\n`);
    const start = async (): Promise<TerminalSession> => {
      const terminal = await TerminalSession.start(['bash', '--noprofile'], { env: home.env });
      await terminal.waitFor(/^\$/m);
      return terminal;
    };
    const first = await start();
    await first.type('sso init --install');
    await first.key('Enter');
    await first.waitFor('Write this?');
    await first.key('Enter');
    await first.waitFor('Written to');
    const second = await start();
    await second.type('sso switch keys; echo "now=$AWS_PROFILE"');
    await second.key('Enter');
    await second.waitFor('now=keys');
  });
});

describeWith(shells.bash, 'a shell whose start-up file loads sso', () => {
  it('starts without a word where sso is gone', async () => {
    const home = await shellHome();
    await mkdir(home.file('empty'));
    await install(home, 'bash', '--yes');
    await rm(home.file('bin/sso'));
    const result = await runInShell('bash', `set -eu\n. '${home.file('.bashrc')}'\necho fine`, {
      env: { ...home.env, PATH: `${home.file('empty')}:/usr/bin:/bin` },
    });
    expect(result).toMatchObject({ exitCode: 0, stdout: 'fine\n', stderr: '' });
  });
});
