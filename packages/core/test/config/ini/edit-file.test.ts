import '@sso/testkit';
import { lstatSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editConfig } from '../../../src/config/write.ts';
import type { Runtime } from '../../../src/runtime.ts';
import { runtimeWithConfig } from '../config-files.ts';

const edit = (region: string) => () => ({
  changes: [{ kind: 'profile', name: 'a', set: [['region', region]] } as const],
});

/** A runtime in which something else happens just before each write. */
function beforeWrites(runtime: Runtime, happens: (count: number) => void): Runtime {
  let count = 0;
  const write: Runtime['files']['write'] = async (...parameters) => {
    happens(++count);
    await runtime.files.write(...parameters);
  };
  return { ...runtime, files: { ...runtime.files, write } };
}

describe('a config that another program changes while it is edited', () => {
  it('has both changes in the end', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[profile a]\nregion = eu\n' });
    const seen: (string | undefined)[] = [];
    const busy = beforeWrites(runtime, (count) => {
      if (count < 3) writeFileSync(configPath, `[profile a]\nregion = eu\noutput = o${count}\n`);
    });
    await editConfig(busy, ({ profiles }) => {
      seen.push(profiles.get('a')?.values.get('output'));
      return edit('us')();
    });
    expect(readFileSync(configPath, 'utf8')).toBe('[profile a]\nregion = us\noutput = o2\n');
    expect(seen).toEqual([undefined, 'o1', 'o2']);
  });

  it('is not written where nothing is left to change', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[profile a]\nregion = eu\n' });
    const busy = beforeWrites(runtime, () => writeFileSync(configPath, '[profile a]\nregion=us\n'));
    expect(await editConfig(busy, edit('us'))).toBe(false);
    expect(readFileSync(configPath, 'utf8')).toBe('[profile a]\nregion=us\n');
  });

  it('is left alone where it never rests', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[profile a]\n' });
    const busy = beforeWrites(runtime, (count) => writeFileSync(configPath, `[profile a]\n# ${count}\n`));
    await expect(editConfig(busy, edit('us'))).rejects.toThrowSsoError('file-unwritable', {
      file: configPath,
      reason: 'changed',
    });
    expect(readFileSync(configPath, 'utf8')).toMatch(/^\[profile a\]\n# \d+\n$/);
  });

  it('is left alone where its new text is one that cannot be read', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[profile a]\n' });
    const busy = beforeWrites(runtime, () => writeFileSync(configPath, '[profile a]\nhalf a li'));
    await expect(editConfig(busy, edit('us'))).rejects.toThrowSsoError('config-syntax');
    expect(readFileSync(configPath, 'utf8')).toBe('[profile a]\nhalf a li');
  });
});

it('a config that is a link stays one, and its target is edited', async () => {
  const { runtime, home, configPath } = runtimeWithConfig({ config: '# mine\n[profile a]\n' });
  renameSync(configPath, join(home, 'real'));
  symlinkSync('../real', configPath);
  await editConfig(runtime, edit('us'));
  expect(lstatSync(configPath).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(home, 'real'), 'utf8')).toBe('# mine\n[profile a]\nregion = us\n');
});

describe('what people have in their files', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['CRLF', '[profile a]\r\nregion = eu\r\n# c\r\n', '[profile a]\r\nregion = us\r\n# c\r\n'],
    ['a byte order mark', '\ufeff[profile a]\nregion = eu\n', '\ufeff[profile a]\nregion = us\n'],
    ['lone CR', '[profile a]\rregion = eu\r# c\r', '[profile a]\rregion = us\r# c\r'],
    [
      'all three line endings',
      '[x]\r\n[profile a]\rregion = eu\n# c',
      '[x]\r\n[profile a]\rregion = us\n# c',
    ],
    ['a NUL in a comment', '# \0\n[profile a]\nregion = eu\n', '# \0\n[profile a]\nregion = us\n'],
    ['a NUL in a value', '[profile a]\nregion = \0\nk = \0v\n', '[profile a]\nregion = us\nk = \0v\n'],
    ['no line ending at the end', '[profile a]\nregion = eu', '[profile a]\nregion = us'],
    ['comments alone', '# mine\n', '# mine\n\n[profile a]\nregion = us\n'],
  ];
  it.each(cases)('%s is kept', async (_, before, after) => {
    const { runtime, configPath } = runtimeWithConfig({ config: before });
    await editConfig(runtime, edit('us'));
    expect(readFileSync(configPath, 'utf8')).toBe(after);
  });

  it('bytes that are no UTF-8 are told with their line, and are left alone', async () => {
    const config = Buffer.from('[profile a]\n# caf\xe9\n', 'latin1');
    const { runtime, configPath } = runtimeWithConfig({ config });
    await expect(editConfig(runtime, edit('us'))).rejects.toThrowSsoError('config-syntax', {
      line: 2,
      problem: 'not-utf8',
    });
    expect(readFileSync(configPath)).toEqual(config);
  });
});
