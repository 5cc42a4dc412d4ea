import '@sso/testkit';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readToken, tokenCachePath, writeToken } from '../../src/cache/token-cache.ts';
import { Secret } from '../../src/secret.ts';
import { named } from '../support/identity-center.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const token = {
  startUrl: named.startUrl,
  region: named.region,
  accessToken: new Secret('access-token'),
  expiresAt: testEpoch + 3_600_000,
};

/** A home with a token, and what the person was warned of. */
async function withToken() {
  const test = testRuntime();
  await writeToken(test.runtime, named, token);
  const file = tokenCachePath(test.runtime, named);
  return { ...test, file, folder: dirname(file) };
}

const mode = (path: string): number => statSync(path).mode & 0o7777;

describe('a token that others could read', () => {
  it.each([0o644, 0o660, 0o604])('is read, and is private again, with mode %o', async (loose) => {
    const { runtime, file, warned } = await withToken();
    chmodSync(file, loose);
    expect(readToken(runtime, named)?.accessToken.reveal()).toBe('access-token');
    expect(mode(file)).toBe(0o600);
    expect(warned).toEqual([{ code: 'mode-repaired', path: file, mode: loose }]);
    readToken(runtime, named);
    expect(warned).toHaveLength(1);
  });

  it('is read, and is in a folder of its own again', async () => {
    const { runtime, folder, warned } = await withToken();
    chmodSync(folder, 0o777);
    expect(readToken(runtime, named)).toBeDefined();
    expect(mode(folder)).toBe(0o700);
    expect(warned).toEqual([{ code: 'mode-repaired', path: folder, mode: 0o777 }]);
  });

  it('may lie in a folder as AWS CLI makes it', async () => {
    const { runtime, folder, warned } = await withToken();
    chmodSync(folder, 0o755);
    readToken(runtime, named);
    expect(mode(folder)).toBe(0o755);
    expect(warned).toEqual([]);
  });
});

describe('a link', () => {
  it('in place of a token is neither read nor written through', async () => {
    const { runtime, home } = testRuntime();
    const file = tokenCachePath(runtime, named);
    const elsewhere = join(home, 'elsewhere.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(elsewhere, 'theirs');
    symlinkSync(elsewhere, file);
    expect(() => readToken(runtime, named)).toThrowSsoError('file-is-link', { file });
    await expect(writeToken(runtime, named, token)).rejects.toThrowSsoError('file-is-link', { file });
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
  });

  it('that leads nowhere is refused as well', async () => {
    const { runtime } = testRuntime();
    const file = tokenCachePath(runtime, named);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync('nowhere', file);
    expect(() => readToken(runtime, named)).toThrowSsoError('file-is-link', { file });
    await expect(writeToken(runtime, named, token)).rejects.toThrowSsoError('file-is-link', { file });
  });

  it('in place of a folder above is followed: many keep theirs elsewhere', async () => {
    const { runtime, home } = testRuntime();
    mkdirSync(join(home, 'dotfiles', 'aws'), { recursive: true });
    symlinkSync('dotfiles/aws', join(home, '.aws'));
    await writeToken(runtime, named, token);
    expect(readToken(runtime, named)).toBeDefined();
    expect(lstatSync(join(home, '.aws')).isSymbolicLink()).toBe(true);
  });
});

it('a folder in place of a token is an error and no miss', async () => {
  const { runtime } = testRuntime();
  const file = tokenCachePath(runtime, named);
  mkdirSync(file, { recursive: true });
  expect(() => readToken(runtime, named)).toThrowSsoError('file-unreadable', { file, reason: 'EISDIR' });
});
