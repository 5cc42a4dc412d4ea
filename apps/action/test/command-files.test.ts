import { readFileSync, rmSync } from 'node:fs';
import type { Runtime } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { temporaryHome } from '@sso/testkit';
import fc from 'fast-check';
import { type Assignment, assign } from '../src/command-files.ts';
import { readCommandFile } from './support/command-file.ts';

const names = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'] as const;

async function step() {
  const home = await temporaryHome();
  const paths = Object.fromEntries(names.map((name) => [name, home.file(name)]));
  for (const name of names) await home.write(name, 'EARLIER=1\n');
  const runtime: Runtime = createNodeRuntime({ env: { ...home.env, ...paths } });
  return { runtime, path: home.file, read: (name: string) => readFileSync(home.file(name), 'utf8') };
}

describe('assignments', () => {
  it('are read by the runner as they were, whatever the value', async () => {
    const { runtime, read } = await step();
    const value = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\r'));
    fc.assert(
      fc.property(value, (text) => {
        assign(runtime, [{ file: 'GITHUB_OUTPUT', name: 'value', value: text }]);
        expect(readCommandFile(read('GITHUB_OUTPUT')).get('value')).toBe(text.toWellFormed());
      }),
      { numRuns: 100 },
    );
  });

  it('cannot set something else by their value', async () => {
    const { runtime, read } = await step();
    const value = 'x\nghadelimiter_0\nNODE_OPTIONS=--require=/tmp/evil\nPATH<<EOF\n/tmp\nEOF';
    assign(runtime, [{ file: 'GITHUB_ENV', name: 'A', value }]);
    expect(Object.fromEntries(readCommandFile(read('GITHUB_ENV')))).toEqual({ EARLIER: '1', A: value });
  });

  it.each(names)('are all taken back where %s cannot be written', async (lost) => {
    const { runtime, path, read } = await step();
    rmSync(path(lost));
    const assignments = names.map((file): Assignment => ({ file, name: 'A', value: 'b' }));
    expect(() => assign(runtime, assignments)).toThrow(
      expect.objectContaining({ code: 'runner-file-unsafe' }),
    );
    const others = names.filter((name) => name !== lost);
    expect(others.map(read)).toEqual(['EARLIER=1\n', 'EARLIER=1\n']);
  });

  it('note what is to be taken away before anything is given', async () => {
    const { runtime, path, read } = await step();
    const written: string[] = [];
    const watched = names.map((name) => [name, path(name)] as const);
    const env = new Proxy(Object.fromEntries(watched), {
      get: (paths, name) => {
        written.push(String(name));
        return paths[String(name)];
      },
    });
    const assignments = names.map((file): Assignment => ({ file, name: 'A', value: 'b' }));
    assign({ ...runtime, env }, assignments);
    expect(written).toEqual(['GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_ENV']);
    expect(readCommandFile(read('GITHUB_ENV')).get('A')).toBe('b');
  });

  it('refuse a value that the runner would read otherwise, before anything is written', async () => {
    const { runtime, read } = await step();
    const assignments: readonly Assignment[] = [
      { file: 'GITHUB_ENV', name: 'A', value: 'b' },
      { file: 'GITHUB_OUTPUT', name: 'B', value: 'c\r' },
    ];
    expect(() => assign(runtime, assignments)).toThrow(expect.objectContaining({ code: 'value-unquotable' }));
    expect(read('GITHUB_ENV')).toBe('EARLIER=1\n');
  });
});
