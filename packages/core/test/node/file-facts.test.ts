import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@sso/testkit';
import { createNodeRuntime } from '../../src/node/index.ts';

const { files } = createNodeRuntime();
const folder = mkdtempSync(join(tmpdir(), 'sso-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'file');
const link = join(folder, 'link');
writeFileSync(file, 'four');
chmodSync(file, 0o640);
symlinkSync(file, link);
symlinkSync('circle', join(folder, 'circle'));

describe('inspect', () => {
  it('tells what stands at a path, without opening it', () => {
    const { mtimeMs } = statSync(file);
    const facts = { kind: 'file', size: 4, mode: 0o640, modified: mtimeMs, isOwn: true, isWritable: true };
    expect(files.inspect(file)).toEqual(facts);
    expect(files.inspect(link, { follow: true })).toEqual(facts);
    expect(files.inspect(link)?.kind).toBe('link');
    expect(files.inspect(folder)?.kind).toBe('folder');
    expect(files.inspect('/dev/null')?.kind).toBe('other');
  });

  it('tells nothing of what is not there, and an error of what cannot be told', () => {
    expect(files.inspect(join(folder, 'none'))).toBeUndefined();
    expect(files.inspect(join(file, 'below'))).toBeUndefined();
    expect(() => files.inspect(join(folder, 'circle'), { follow: true })).toThrowSsoError('file-unreadable', {
      reason: 'ELOOP',
    });
  });
});

describe('fileSystem', () => {
  it('tells a local disk with room, and nothing of a path that is not there', () => {
    expect(files.fileSystem(folder)).toMatchObject({ isRemote: false, free: expect.any(Number) });
    expect(files.fileSystem(join(folder, 'none'))).toBeUndefined();
  });
});

describe('setMode', () => {
  it('sets it, but not through a link', async () => {
    await files.setMode(file, 0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(files.setMode(link, 0o644)).rejects.toThrowSsoError('file-is-link');
    await expect(files.setMode(join(folder, 'none'), 0o600)).rejects.toThrowSsoError('file-unwritable', {
      reason: 'ENOENT',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
