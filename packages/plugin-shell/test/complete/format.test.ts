import fc from 'fast-check';
import { formatCandidates } from '../../src/complete/format.ts';
import { readTypedLine } from '../../src/complete/typed-line.ts';

const complete = (line: string, ...values: string[]): readonly string[] =>
  formatCandidates(
    'bash',
    values.map((value) => ({ value })),
    readTypedLine(line),
  )
    .split('\n')
    .slice(0, -1);

describe('what bash puts in', () => {
  it.each([
    ['sso switch ', 'a b', ['a\\ b']],
    ['sso switch a', 'a b', ['a\\ b']],
    ['sso switch a', 'x', []],
    ["sso switch 'a", "a'b", ["a'\\''b"]],
    ['sso switch "a', 'a$b', ['a\\$b']],
    ['sso login --session=my', '--session=my-sso', ['my-sso']],
    ['sso switch x@', 'x@y', ['y']],
    ['sso switch a', 'a\nb', []],
    ['sso switch ', '~$`!*?"', ['\\~\\$\\`\\!\\*\\?\\"']],
  ])('after %s for %j', (line, value, expected) => {
    expect(complete(line, value)).toEqual(expected);
  });

  it('reads back as the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !/\p{Cc}/u.test(name)),
        (name) => {
          expect(readTypedLine(`sso switch ${complete('sso switch ', name)[0]}`).current).toBe(name);
        },
      ),
    );
  });
});

describe('what tcsh gets', () => {
  it('has no name that would have to be quoted, and no descriptions', () => {
    const values = ['a b', 'a$b', "a'", '日本', 'a', '111111111111/Admin@x'];
    const candidates = values.map((value) => ({ value, description: 'x' }));
    expect(formatCandidates('tcsh', candidates, readTypedLine('sso switch '))).toBe(
      'a\n111111111111/Admin@x\n',
    );
  });
});

describe('what other shells get', () => {
  const typed = readTypedLine('sso switch ');
  const candidates = [{ value: 'a b', description: 'x\ty\x1b[31m' }];

  it('has a description behind a tab', () => {
    expect(formatCandidates('zsh', candidates, typed)).toBe('a b\tx y\n');
    expect(formatCandidates('nushell', candidates, typed)).toBe('"a b"\tx y\n');
    expect(formatCandidates('powershell', candidates, typed)).toBe("'a b'\tx y\n");
    expect(formatCandidates('powershell', [{ value: "it’s 'x'" }], typed)).toBe("'it’’s ''x'''\n");
  });
});
