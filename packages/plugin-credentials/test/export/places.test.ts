import { readFile, stat } from 'node:fs/promises';
import { fakeProgram } from '../support/clipboard.ts';
import { configured, signedIn } from '../support/signed-in.ts';

const dev = ['export', '--profile', 'dev'];

describe('--write', () => {
  it('puts a profile into ~/.aws/credentials under account and role, and prints nothing', async () => {
    const { home } = await signedIn();
    await home.write('.aws/credentials', '# mine\n[other]\nregion = eu-west-1\n');
    const result = await home.sso([...dev, '--write']);
    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
    expect(result.stderr).toContain('111111111111_Admin');
    const file = home.file('.aws/credentials');
    expect(await readFile(file, 'utf8')).toMatch(
      /^# mine\n\[other\]\nregion = eu-west-1\n\n\[111111111111_Admin\]\naws_access_key_id = ASIA\w+\n/,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await home.sso([...dev, '--write', '--format', 'ini'])).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['the name of a profile that signs in', ['--name', 'dev']],
    ["somebody else's profile", ['--name', 'other']],
  ])('refuses %s, unless told', async (_, name) => {
    const { home } = await signedIn();
    const before = '[other]\naws_access_key_id = AKIA\n';
    await home.write('.aws/credentials', before);
    expect(await home.sso([...dev, '--write', ...name])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await readFile(home.file('.aws/credentials'), 'utf8')).toBe(before);
    expect(await home.sso([...dev, '--write', ...name, '--force'])).toMatchObject({ exitCode: 0 });
    expect(await readFile(home.file('.aws/credentials'), 'utf8')).toContain('x_written_by = sso\n');
  });

  it.each([[['--write', '--format', 'json']], [['--write', '--clip']], [['--name', 'a']], [['--force']]])(
    'refuses %j',
    async (flags) => {
      const home = await configured();
      expect(await home.sso([...dev, ...flags])).toMatchObject({ exitCode: 2, stdout: '' });
    },
  );
});

describe('--clip', () => {
  const copied = 'echo "$0 $*" >"$HOME/called"; cat >"$HOME/copied"';

  it('gives the text to the first program that is there, by its stdin only', async () => {
    const { home } = await signedIn();
    const { stdout } = await home.sso([...dev, '--format', 'fish']);
    const env = await fakeProgram(home, 'xclip', copied);
    const result = await home.sso([...dev, '--format', 'fish', '--clip'], { env });
    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await readFile(home.file('copied'), 'utf8')).toBe(stdout);
    expect(await readFile(home.file('called'), 'utf8')).toBe(
      `${home.file('bin/xclip')} -selection clipboard\n`,
    );
    expect(result.stderr).not.toMatch(/ASIA/);
  });

  it('copies a single value without a line end', async () => {
    const { home } = await signedIn();
    const env = await fakeProgram(home, 'wl-copy', copied);
    await home.sso([...dev, '--field', 'accountId', '--clip'], { env });
    expect(await readFile(home.file('copied'), 'utf8')).toBe('111111111111');
  });

  it('goes on to the next program where one cannot reach the clipboard', async () => {
    const { home } = await signedIn();
    await fakeProgram(home, 'wl-copy', 'exit 1');
    const env = await fakeProgram(home, 'xsel', copied);
    expect(await home.sso([...dev, '--field', 'accountId', '--clip'], { env })).toMatchObject({
      exitCode: 0,
    });
    expect(await readFile(home.file('copied'), 'utf8')).toBe('111111111111');
  });

  it('does not wait for a program that stays to serve what it holds', async () => {
    const { home } = await signedIn();
    const env = await fakeProgram(home, 'pbcopy', `${copied}; sleep 20 &`);
    expect(await home.sso([...dev, '--clip'], { env, timeout: 15_000 })).toMatchObject({ exitCode: 0 });
  });

  it('says which programs there could be where none is', async () => {
    const { home } = await signedIn();
    const result = await home.sso([...dev, '--clip'], { env: { PATH: home.file('bin') } });
    expect(result).toMatchObject({ exitCode: 1, stdout: '' });
    expect(result.stderr).toContain('wl-copy');
    expect(result.stderr).not.toMatch(/ASIA/);
  });
});

describe('--format github', () => {
  it('prints masks and gives the variables to the next steps', async () => {
    const { home } = await signedIn();
    const file = await home.write('github-env', '');
    const result = await home.sso([...dev, '--format', 'github', '--region', 'eu-west-1'], {
      env: { GITHUB_ENV: file },
    });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/^(?:::add-mask::\S+\n){3}$/);
    const text = await readFile(file, 'utf8');
    expect(text.match(/^AWS_\w+(?=<<ghadelimiter_)/gm)).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_CREDENTIAL_EXPIRATION',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
    ]);
  });

  it('prints no secret outside of a job', async () => {
    const { home } = await signedIn();
    const result = await home.sso([...dev, '--format', 'github']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('GITHUB_ENV');
  });
});
