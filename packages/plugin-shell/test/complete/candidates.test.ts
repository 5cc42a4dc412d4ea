import { candidatesFor } from '../../src/complete/candidates.ts';
import type { Manifest } from '../../src/complete/manifest.ts';
import type { Candidate, Names } from '../../src/complete/names.ts';

const flag = { type: 'boolean', summary: 'A flag.' } as const;
const option = { type: 'option', summary: 'An option.' } as const;
const manifest: Manifest = {
  commands: {
    login: {
      summary: 'Sign in.',
      flags: { session: { ...option, char: 's' }, force: flag, shell: { ...option, hidden: true } },
      args: {},
    },
    secret: { hidden: true, flags: {}, args: {} },
    seed: { summary: 'Seed.', flags: { target: { ...option, multiple: true } }, args: {} },
    'seed:inspect': { summary: 'Inspect.', flags: {}, args: { file: {} } },
    'emulator:start': { summary: 'Start.', flags: { format: { ...option, options: ['a', 'b'] } }, args: {} },
    export: { flags: { 'account-id': option, 'role-name': option }, args: {} },
    switch: { flags: { keys: flag }, args: { name: {} } },
    init: { flags: {}, args: { shell: { options: ['bash', 'zsh'] } } },
    help: { flags: {}, args: {} },
  },
};

const of = (...values: string[]): readonly Candidate[] => values.map((value) => ({ value }));
const names: Names = {
  profiles: () => of('dev', 'prod'),
  sessions: () => of('my-sso'),
  regions: () => of('eu-west-1'),
  accounts: () => of('111111111111'),
  roles: (account: string | undefined) => of(`role of ${account}`),
  targets: () => of('111111111111/Admin'),
};

function values(...words: string[]): readonly string[] {
  const current = words.at(-1) ?? '';
  return candidatesFor(manifest, words.slice(0, -1), current, names).map(({ value }) => value);
}

describe('candidatesFor', () => {
  it('knows the commands, and not the hidden ones', () => {
    expect(values('')).toEqual(['login', 'seed', 'emulator', 'export', 'switch', 'init', 'help']);
    expect(values('emulator', '')).toEqual(['start']);
    expect(values('seed', '')).toEqual(['inspect']);
    expect(values('help', 'emulator', '')).toEqual(['start']);
    expect(values('unknown', '')).toEqual([]);
  });

  it('knows the flags that are not given yet', () => {
    expect(values('login', '-')).toEqual(['--session', '--force', '--help']);
    expect(values('login', '--force', '-s', 'x', '--')).toEqual(['--help']);
    expect(values('seed', '--target', 'x', '--')).toEqual(['--target', '--help']);
  });

  it('knows the values of flags, by what they are', () => {
    expect(values('login', '--session', '')).toEqual(['my-sso']);
    expect(values('login', '-s', '')).toEqual(['my-sso']);
    expect(values('login', '--session=m')).toEqual(['--session=my-sso']);
    expect(values('emulator', 'start', '--format', '')).toEqual(['a', 'b']);
    expect(values('export', '--account-id', '1', '--role-name', '')).toEqual(['role of 1']);
    expect(values('seed', '--target', '')).toEqual(['111111111111/Admin']);
  });

  it('knows arguments', () => {
    expect(values('switch', '')).toEqual(['dev', 'prod']);
    expect(values('switch', '--keys', '1')).toEqual(['111111111111/Admin', 'dev', 'prod']);
    expect(values('switch', '--', '-')).toEqual(['dev', 'prod']);
    expect(values('switch', 'dev', '')).toEqual([]);
    expect(values('init', '')).toEqual(['bash', 'zsh']);
  });
});
