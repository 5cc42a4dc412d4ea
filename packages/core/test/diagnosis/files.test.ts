import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applyRepairs, repairsOf } from '../../src/diagnosis/index.ts';
import { type Home, testHome } from './support.ts';

const hour = 60 * 60_000;
const token = JSON.stringify({ accessToken: 'aoa-secret', expiresAt: '2030-01-02T04:00:00Z' });
const cache = '.aws/sso/cache';
const temporary = '.config~0123456789ab~1~1~abcdef012345.tmp';

/** A way to break a home, and what is found then, with the path that it is about. */
const broken: readonly (readonly [string, (home: Home) => string, string])[] = [
  ['an empty cache file', (home) => home.write(`${cache}/a.json`, ''), 'cache-empty'],
  ['half a cache file', (home) => home.write(`${cache}/a.json`, token.slice(0, 30)), 'cache-corrupt'],
  ['a list for a cache file', (home) => home.write('.aws/cli/cache/a.json', '[]'), 'cache-corrupt'],
  [
    'a byte order mark in a cache file',
    (home) => home.write(`${cache}/a.json`, `\ufeff${token}`),
    'cache-corrupt',
  ],
  [
    'NUL bytes, as after a power cut',
    (home) => home.write(`${cache}/a.json`, '\0'.repeat(300)),
    'cache-corrupt',
  ],
  ['a foreign cache file', (home) => home.write(`${cache}/a.json`, '{"a":1}'), 'cache-foreign'],
  ['a readable token', (home) => home.write(`${cache}/a.json`, token, { mode: 0o644 }), 'mode-loose'],
  ['readable credentials', (home) => home.write('.aws/credentials', '', { mode: 0o640 }), 'mode-loose'],
  ['a config that others write', (home) => home.write('.aws/config', '', { mode: 0o666 }), 'mode-loose'],
  ['a folder that others write', (home) => home.folder(cache, 0o777), 'mode-loose'],
  ['a link for a token', (home) => home.link(`${cache}/a.json`, '/etc/passwd'), 'cache-link'],
  ['a link that leads nowhere', (home) => home.link(`${cache}/a.json`, '/nowhere'), 'cache-link'],
  ['a folder for the config', (home) => home.folder('.aws/config'), 'file-unreadable'],
  ['a file for the folder', (home) => home.write('.aws', ''), 'file-unreadable'],
  ['a file for the cache', (home) => home.write(cache, ''), 'file-unreadable'],
  ['a pipe for the config', (home) => pipe(home, '.aws/config'), 'file-unreadable'],
  ['a pipe for a token', (home) => pipe(home, `${cache}/a.json`), 'file-unreadable'],
  [
    'a config that links to itself',
    (home) => home.link('.aws/config', join(home.home, '.aws/config')),
    'file-unreadable',
  ],
  ['a lock that was left', (home) => home.write(`${cache}/a.json.lock`, '{}', { age: hour }), 'lock-left'],
  ['a turn that was left', (home) => home.write('.aws/config.lock.takeover', '', { age: hour }), 'lock-left'],
  [
    'a temporary file that was left',
    (home) => home.write(`.aws/${temporary}`, 'x', { age: 2 * hour }),
    'temporary-left',
  ],
  ['an empty list of accounts', (home) => home.write('.cache/sso/directory/a.json', ''), 'cache-empty'],
  [
    'a declarative file with a mistake',
    (home) => home.write('.config/sso/config.json', '{"a":1}'),
    'declaration',
  ],
  ['a pipe for the declarative file', (home) => pipe(home, '.config/sso/config.json'), 'declaration'],
];

function pipe(home: Home, path: string): string {
  home.folder(join(path, '..'));
  const whole = join(home.home, path);
  execFileSync('mkfifo', [whole], { stdio: 'ignore' });
  return whole;
}

describe('a home with', () => {
  it.each(broken)('%s is told of it, and left as it is', async (_, breakHome, code) => {
    const home = testHome();
    const path = breakHome(home);
    const before = fingerprint(home.home);
    const found = await home.findings();
    expect(
      found.filter((finding) => finding.code === code).map(({ file, subject }) => file ?? subject),
    ).toContain(path);
    expect(fingerprint(home.home)).toEqual(before);
  });

  it('all of it at once is told of as much as can be, and no secret', async () => {
    const home = testHome();
    for (const [name, breakHome] of broken)
      if (name !== 'a file for the folder') tryTo(() => breakHome(home));
    const found = await home.findings();
    expect(found.length).toBeGreaterThan(8);
    expect(JSON.stringify(found)).not.toContain('aoa-secret');
  });

  it.each([
    ['a lock that somebody holds', (home: Home) => home.write(`${cache}/a.json.lock`, '{}', { age: 1000 })],
    ['a temporary file of now', (home: Home) => home.write(`.aws/${temporary}`, '', { age: 1000 })],
    ['a token', (home: Home) => home.write(`${cache}/a.json`, token)],
    ['a linked config', (home: Home) => home.link('.aws/config', home.write('dotfiles/config', ''))],
  ])('%s has nothing wrong', async (_, setUp) => {
    const home = testHome();
    setUp(home);
    const found = await home.findings();
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('applyRepairs', () => {
  it('sets modes and removes what nobody can read, and keeps what was there', async () => {
    const home = testHome();
    const corrupt = home.write(`${cache}/a.json`, '{"accessTok');
    const loose = home.write(`${cache}/b.json`, token, { mode: 0o666 });
    const lock = home.write(`${cache}/c.json.lock`, 'x', { age: hour });
    const repairs = repairsOf(await home.findings());
    const { backup, outcomes } = await applyRepairs(home.runtime, repairs, { platform: 'linux' });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['repaired', 'repaired', 'repaired']);
    expect([existsSync(corrupt), existsSync(lock)]).toEqual([false, false]);
    expect(statSync(loose).mode & 0o777).toBe(0o600);
    expect(readFileSync(loose, 'utf8')).toBe(token);
    const kept = readdirSync(backup).filter((name) => name.endsWith('a.json'));
    expect(kept.map((name) => readFileSync(join(backup, name), 'utf8'))).toEqual(['{"accessTok']);
    expect(JSON.parse(readFileSync(join(backup, 'repairs.json'), 'utf8'))).toContainEqual(
      expect.objectContaining({ kind: 'set-mode', path: loose, mode: '666' }),
    );
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    expect(repairsOf(await home.findings())).toEqual([]);
  });

  it('leaves alone what was healed, renewed or replaced by a link meanwhile', async () => {
    const home = testHome();
    const healed = home.write(`${cache}/a.json`, '');
    const renewed = home.write(`${cache}/b.json.lock`, '', { age: hour });
    const secret = home.write(`${cache}/c.json`, token, { mode: 0o644 });
    const repairs = repairsOf(await home.findings());
    home.write(`${cache}/a.json`, token);
    home.write(`${cache}/b.json.lock`, '');
    await home.runtime.files.remove(secret);
    home.link(`${cache}/c.json`, '/etc/passwd');
    const { outcomes } = await applyRepairs(home.runtime, repairs, { platform: 'linux' });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['left', 'left', 'left']);
    expect(readFileSync(healed, 'utf8')).toBe(token);
    expect(existsSync(renewed)).toBe(true);
  });

  it('never touches config, credentials or what others keep there', async () => {
    const home = testHome();
    home.write('.aws/config', 'broken');
    home.write('.aws/credentials', '');
    home.write(`${cache}/foreign.json`, '{"a":1}');
    home.write(`${cache}/token.json`, token);
    home.link(`${cache}/link.json`, '/etc/passwd');
    expect(repairsOf(await home.findings())).toEqual([]);
  });
});

/** Names, kinds, modes, sizes. */
function fingerprint(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const { mode, size, mtimeMs } = lstatSync(join(folder, name));
      return `${name} ${mode} ${size} ${mtimeMs}`;
    });
}

function tryTo(work: () => unknown): void {
  try {
    work();
  } catch {
    // One thing is in another's place already.
  }
}
