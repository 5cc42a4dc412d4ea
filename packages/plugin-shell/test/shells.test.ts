import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { shadowingVariables } from '@sso/core';
import { describeWith, type ShellName, shells } from '@sso/testkit';
import { foreignNames, oddNames, type ShellHome, shellHome } from './support/shell-home.ts';

/** How each shell says the same things. */
interface Dialect {
  readonly quote: (word: string) => string;
  readonly set: (name: string, value: string) => string;
  /** Runs a command that may fail, and prints its exit code. */
  readonly attempt: (command: string) => string;
  readonly redirect: string;
}

const posixQuote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

const posix: Dialect = {
  quote: posixQuote,
  set: (name, value) => `export ${name}=${posixQuote(value)}`,
  attempt: (command) => `sso_seen=0; ${command} || sso_seen=$?; echo "status $sso_seen"`,
  redirect: '>',
};

const dialects: Readonly<Record<Exclude<ShellName, 'dash'>, Dialect>> = {
  bash: posix,
  zsh: posix,
  fish: {
    quote: (word) => `'${word.replace(/[\\']/g, '\\$&')}'`,
    set: (name, value) => `set -gx ${name} ${posixQuote(value)}`,
    attempt: (command) => `${command}; echo "status $status"`,
    redirect: '>',
  },
  tcsh: {
    quote: posixQuote,
    set: (name, value) => `setenv ${name} ${posixQuote(value)}`,
    attempt: (command) => `${command}\necho "status $status"`,
    redirect: '>',
  },
  nu: {
    quote: (word) => `r#'${word}'#`,
    set: (name, value) => `$env.${name} = "${value}"`,
    attempt: (command) =>
      `try { ${command}; print "status 0" } catch { print $"status ($env.LAST_EXIT_CODE)" }`,
    redirect: 'o>',
  },
};

/** Prints what a child of the shell has, with `-` for a variable that is not set, each behind a bar. */
const show = (...names: string[]): string => `show-variables ${names.join(' ')}`;
const profile = show('AWS_PROFILE', 'SSO_PREVIOUS_PROFILE');

for (const shell of ['bash', 'zsh', 'fish', 'tcsh', 'nu'] as const) {
  const { quote, set, attempt, redirect } = dialects[shell];

  describeWith(shells[shell], `sso switch in ${shell}`, () => {
    it('changes the shell, goes back and clears', async () => {
      const home = await shellHome();
      const result = await home.inShell(
        shell,
        [
          set('AWS_SECRET_ACCESS_KEY', 'old'),
          set('AWS_VAULT', 'old'),
          set('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://127.0.0.1:1'),
          'sso switch keys',
          show('AWS_PROFILE', 'AWS_SECRET_ACCESS_KEY', 'AWS_VAULT', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'),
          `sso switch ${quote('with space')}`,
          profile,
          'sso switch -',
          profile,
          'sso switch --none',
          profile,
        ].join('\n'),
      );
      expect(lines(result.stdout)).toEqual([
        '|keys|-|-|-',
        '|with space|keys',
        '|keys|with space',
        '|-|keys',
      ]);
    });

    it('clears every variable that would hide the choice', async () => {
      const home = await shellHome();
      const hidden = shadowingVariables.filter((name) => name !== 'AWS_PROFILE');
      expect(hidden.length).toBeGreaterThan(10);
      const result = await home.inShell(
        shell,
        [...hidden.map((name) => set(name, 'old')), 'sso switch keys', show(...hidden)].join('\n'),
      );
      expect(lines(result.stdout)).toEqual([hidden.map(() => '|-').join('')]);
    });

    it('works where it is loaded twice', async () => {
      const home = await shellHome();
      const again = await home.loading(shell);
      const result = await home.inShell(shell, [again, 'sso switch keys', profile].join('\n'));
      expect(result).toMatchObject({ exitCode: 0, stdout: '|keys|-\n' });
    });

    it('keeps the shell as it was where the program fails, and its exit code', async () => {
      const home = await shellHome();
      const result = await home.inShell(
        shell,
        [
          'sso switch keys',
          attempt('sso switch nobody'),
          attempt('sso switch dev'),
          attempt('sso exec -p nobody'),
          profile,
        ].join('\n'),
      );
      expect(lines(result.stdout)).toEqual(['status 2', 'status 3', 'status 2', '|keys|-']);
      expect(result.stderr).toContain('"nobody"');
    });

    const names =
      shell === 'tcsh' ? oddNames.filter((name) => name !== '--none') : [...oddNames, ...foreignNames];
    it.each(names)('takes the name %j as it is', async (name) => {
      const home = await shellHome();
      const result = await home.inShell(
        shell,
        [`sso switch -- ${quote(name)}`, show('AWS_PROFILE')].join('\n'),
      );
      expect(lines(result.stdout)).toEqual([`|${name}`]);
      expect(existsSync(home.file('pwned'))).toBe(false);
    });

    it('hands the words of other commands over as they are, and redirections, input and exit codes', async () => {
      const home = await shellHome();
      await home.standIn();
      // tcsh drops empty words from every list that it hands on.
      const words = ['a b', '$HOME', '*', '--help', '--', `q'q"`, ...(shell === 'tcsh' ? [] : [''])];
      const result = await home.inShell(
        shell,
        [
          attempt(`sso other ${words.map(quote).join(' ')}`),
          attempt(`echo input | sso read ${redirect} read.txt`),
        ].join('\n'),
      );
      expect(lines(result.stdout)).toEqual([JSON.stringify(['other', ...words]), 'status 7', 'status 7']);
      expect(await readFile(home.file('read.txt'), 'utf8')).toMatch(/^\["read"\]\ninput\n?$/);
    });

    it('shows what is not for the shell, such as help, and runs none of it', async () => {
      const home = await shellHome();
      const result = await home.inShell(shell, 'sso switch --help');
      expect(result).toMatchObject({ stderr: '' });
      expect(result.stdout).toMatch(/^Switch the shell[\s\S]*\$ sso switch/);
    });

    it('gives the shell keys and region where that is asked for', async () => {
      const home = await signedIn();
      const result = await home.inShell(
        shell,
        [
          'sso switch dev --keys --region eu-west-1',
          show('AWS_PROFILE', 'SSO_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID'),
          'sso switch dev',
          show('AWS_PROFILE', 'SSO_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID'),
        ].join('\n'),
      );
      const [withKeys, withProfile] = lines(result.stdout);
      expect(withKeys).toMatch(/^\|-\|dev\|eu-west-1\|eu-west-1\|ASIA\w+$/);
      expect(withProfile).toBe('|dev|-|-|-|-');
    });
  });
}

for (const shell of ['bash', 'zsh'] as const) {
  describeWith(shells[shell], `sso switch in a strict ${shell}`, () => {
    const options = 'set -euo pipefail\nset -o noclobber\nset -o noglob';

    it('works with every option on', async () => {
      const home = await shellHome();
      const result = await home.inShell(
        shell,
        `${options}\nsso switch keys\n${profile}\nsso --version | head -c 4`,
      );
      expect(result).toMatchObject({ exitCode: 0, stdout: '|keys|-\n@sso' });
    });

    it('ends the script where it fails, unless the script looks at it', async () => {
      const home = await shellHome();
      const script = `${options}\nif sso switch nobody; then :; fi\necho on\nsso switch nobody\necho never`;
      expect(await home.inShell(shell, script)).toMatchObject({ exitCode: 2, stdout: 'on\n' });
    });

    it('replaces an alias of that name', async () => {
      const home = await shellHome();
      const alias =
        shell === 'bash' ? "shopt -s expand_aliases\nalias sso='echo alias'" : "alias sso='echo alias'";
      const again = `${alias}\neval "$(command sso init ${shell})"\n`;
      const result = await home.inShell(shell, `${again}sso switch keys\n${profile}`);
      expect(lines(result.stdout)).toEqual(['|keys|-']);
    });
  });
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

async function signedIn(): Promise<ShellHome> {
  const home = await shellHome();
  expect(await home.sso(['login'])).toMatchObject({ exitCode: 0 });
  return home;
}
