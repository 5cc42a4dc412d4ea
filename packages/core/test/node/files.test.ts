import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { SsoError } from '../../src/errors.ts';
import { temporaryPath } from '../../src/node/temporary-file.ts';
import { testRuntime } from '../support/test-runtime.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const mode = (path: string): number => statSync(path).mode & 0o777;

describe('reading', () => {
  it('tells a file that is not there from one that cannot be read', () => {
    const { runtime, home } = testRuntime();
    expect(runtime.files.read(join(home, 'none'))).toBeUndefined();
    expect(runtime.files.read(join(home, 'no-folder', 'none'))).toBeUndefined();
    mkdirSync(join(home, 'folder'));
    expect(() => runtime.files.read(join(home, 'folder'))).toThrow(
      expect.objectContaining({ code: 'file-unreadable' }),
    );
  });

  it('lists the files of a folder, and nothing where there is no folder', () => {
    const { runtime, home } = testRuntime();
    mkdirSync(join(home, 'a', 'sub'), { recursive: true });
    writeFileSync(join(home, 'a', 'one.json'), '{}');
    expect(runtime.files.list(join(home, 'a'))).toEqual(['one.json']);
    expect(runtime.files.list(join(home, 'b'))).toEqual([]);
  });
});

describe('writing', () => {
  it('makes new files and folders private', async () => {
    const { runtime, home } = testRuntime();
    await runtime.files.write(join(home, 'a', 'b', 'new'), bytes('x'));
    expect(readFileSync(join(home, 'a', 'b', 'new'), 'utf8')).toBe('x');
    expect([mode(join(home, 'a')), mode(join(home, 'a', 'b')), mode(join(home, 'a', 'b', 'new'))]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('keeps the mode of a file unless told another', async () => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'config');
    writeFileSync(file, 'old');
    chmodSync(file, 0o644);
    await runtime.files.write(file, bytes('new'));
    expect(mode(file)).toBe(0o644);
    await runtime.files.write(file, bytes('newer'), { mode: 0o600 });
    expect(mode(file)).toBe(0o600);
  });

  it('makes them private also under a umask that would leave everything open', async () => {
    const { runtime, home } = testRuntime();
    const before = process.umask(0);
    try {
      await runtime.files.write(join(home, 'a', 'new'), bytes('x'));
      await runtime.files.write(join(home, 'b', 'secret'), bytes('x'), { private: true });
      await runtime.files.append(join(home, 'c', 'lines'), bytes('x'), { makeFolder: true });
      await runtime.files.withLock(join(home, 'd', 'config'), async () => {
        expect(mode(join(home, 'd', 'config.lock'))).toBe(0o600);
      });
    } finally {
      process.umask(before);
    }
    expect(['a', 'b', 'c', 'd'].map((folder) => mode(join(home, folder)))).toEqual(Array(4).fill(0o700));
    expect(['a/new', 'b/secret', 'c/lines'].map((file) => mode(join(home, file)))).toEqual(
      Array(3).fill(0o600),
    );
  });

  it('leaves a file alone that its owner has made read-only', async () => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'config');
    writeFileSync(file, 'old', { mode: 0o444 });
    symlinkSync('config', join(home, 'link'));
    for (const path of [file, join(home, 'link')]) {
      await expect(runtime.files.write(path, bytes('new'))).rejects.toMatchObject({
        code: 'file-unwritable',
        data: { reason: 'EACCES' },
      });
    }
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(home).toSorted()).toEqual(['config', 'link']);
  });

  it('replaces only what the file is known to hold', async () => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'config');
    await runtime.files.write(file, bytes('one'), { replaces: { content: undefined } });
    await runtime.files.write(file, bytes('two'), { replaces: { content: bytes('one') } });
    for (const content of [undefined, bytes('one'), bytes('twoo')]) {
      await expect(
        runtime.files.write(file, bytes('three'), { replaces: { content } }),
      ).rejects.toMatchObject({
        code: 'file-unwritable',
        data: { reason: 'changed' },
      });
    }
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(home)).toEqual(['config']);
  });

  it('removes what dead writers have left, and nothing of living ones', async () => {
    const { runtime, home } = testRuntime();
    const own = basename(temporaryPath(join(home, 'other')));
    const dead = own.replace(`~${process.pid}~`, '~999999999~');
    const elsewhere = dead.replace(/~[0-9a-f]{12}~/, '~0123456789ab~');
    const longAgo = elsewhere.replace('other', 'forgotten');
    const foreign = '.config.swp';
    for (const name of [own, dead, elsewhere, longAgo, foreign]) writeFileSync(join(home, name), 'x');
    utimesSync(join(home, longAgo), 0, 0);
    await runtime.files.write(join(home, 'config'), bytes('x'));
    expect(readdirSync(home).toSorted()).toEqual([own, elsewhere, foreign, 'config'].toSorted());
  });

  it('leaves what is somebody else’s or no file, and writes all the same', async () => {
    const { runtime, home } = testRuntime();
    const dead = basename(temporaryPath(join(home, 'other'))).replace(`~${process.pid}~`, '~999999999~');
    const [folder, link, strange] = ['folder', 'link', 'strange'].map((name) => dead.replace('other', name));
    mkdirSync(join(home, folder ?? ''));
    symlinkSync('config', join(home, link ?? ''));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      writeFileSync(join(home, strange ?? ''), 'x');
      chownSync(join(home, strange ?? ''), 65_534, 65_534);
    }
    await runtime.files.write(join(home, 'config'), bytes('x'));
    expect(readFileSync(join(home, 'config'), 'utf8')).toBe('x');
    expect(readdirSync(home).toSorted()).toEqual(
      [folder, link, 'config', ...(isRoot ? [strange] : [])].toSorted(),
    );
  });

  it('follows a chain of relative links', async () => {
    const { runtime, home } = testRuntime();
    mkdirSync(join(home, 'a', 'b'), { recursive: true });
    symlinkSync('a/one', join(home, 'config'));
    symlinkSync('b/two', join(home, 'a', 'one'));
    symlinkSync('../../real', join(home, 'a', 'b', 'two'));
    await runtime.files.write(join(home, 'config'), bytes('x'));
    expect(readFileSync(join(home, 'real'), 'utf8')).toBe('x');
    expect(lstatSync(join(home, 'a', 'one')).isSymbolicLink()).toBe(true);
  });

  it('keeps a link a link and writes its target, also one that is not there yet', async () => {
    const { runtime, home } = testRuntime();
    mkdirSync(join(home, 'dotfiles'));
    symlinkSync('dotfiles/config', join(home, 'config'));
    await runtime.files.write(join(home, 'config'), bytes('one'));
    await runtime.files.write(join(home, 'config'), bytes('two'));
    expect(lstatSync(join(home, 'config')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, 'dotfiles', 'config'), 'utf8')).toBe('two');
  });

  it('leaves no temporary file, neither after success nor after failure', async () => {
    const { runtime, home } = testRuntime();
    await runtime.files.write(join(home, 'fine'), bytes('x'));
    mkdirSync(join(home, 'folder', 'inside'), { recursive: true });
    await expect(runtime.files.write(join(home, 'folder'), bytes('x'))).rejects.toMatchObject({
      code: 'file-unwritable',
    });
    expect(readdirSync(home).toSorted()).toEqual(['fine', 'folder']);
  });

  it('refuses links that go in a circle', async () => {
    const { runtime, home } = testRuntime();
    symlinkSync('b', join(home, 'a'));
    symlinkSync('a', join(home, 'b'));
    await expect(runtime.files.write(join(home, 'a'), bytes('x'))).rejects.toMatchObject({
      code: 'file-unwritable',
      data: { reason: 'ELOOP' },
    });
  });

  it('removes a file, and takes one that is not there as removed', async () => {
    const { runtime, home } = testRuntime();
    writeFileSync(join(home, 'gone'), '');
    await runtime.files.remove(join(home, 'gone'));
    await runtime.files.remove(join(home, 'gone'));
    expect(readdirSync(home)).toEqual([]);
  });

  it('reports a failure as an error of ours with the cause kept', async () => {
    const { runtime, home } = testRuntime();
    writeFileSync(join(home, 'file'), '');
    const failure = await runtime.files
      .write(join(home, 'file', 'below'), bytes('x'))
      .catch((error: unknown) => error);
    expect(SsoError.is(failure, 'file-unwritable')).toBe(true);
    expect((failure as Error).cause).toMatchObject({ code: 'EEXIST' });
  });
});
