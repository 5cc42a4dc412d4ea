import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commandLine } from '../src/messages/command-line.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

describe('commandLine', () => {
  it('leaves plain values as they are', () => {
    expect(commandLine('login', { session: 'my-sso', 'device-code': true, profile: undefined })).toBe(
      'sso login --session my-sso --device-code',
    );
  });

  it('ties a value that looks like a flag to its own flag', () => {
    expect(commandLine('login', { session: '-x' }, 'linux')).toBe('sso login --session=-x');
  });

  it('quotes for PowerShell on Windows', () => {
    expect(commandLine('login', { session: "it's $mine" }, 'win32')).toBe(
      "sso login --session 'it''s $mine'",
    );
  });

  onPosix('comes out of a real POSIX shell as one word', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
          minLength: 1,
        }),
        (name) => {
          const line = commandLine('login', { session: name }, 'linux').replace(
            /^sso login --session[ =]/,
            '',
          );
          expect(execFileSync('sh', ['-c', `printf %s ${line}`], { encoding: 'utf8' })).toBe(name);
        },
      ),
      { numRuns: 50, examples: [["a'b"], ['$(id)'], ['`id`'], ['a b'], ['!x'], ['~']] },
    );
  });
});
