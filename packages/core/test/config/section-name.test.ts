import fc from 'fast-check';
import { readSectionName, sectionHeader } from '../../src/config/section-name.ts';
import { shellSplit } from '../../src/config/shell-split.ts';
import { SsoError } from '../../src/errors.ts';
import { pythonSectionName, pythonShlexSplit } from './python-shlex.ts';

/** Texts in which the characters that matter are frequent. */
const trickyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    '3',
    ' ',
    ' ',
    "'",
    '"',
    '\\',
    '#',
    ';',
    '[',
    ']',
    'é',
    '\u00a0',
    '\t',
    '=',
    '😀',
    '\u2028',
  ),
  maxLength: 12,
});

describe('readSectionName', () => {
  it.each([
    ['default', 'profile', 'default'],
    ['profile default', 'profile', 'default'],
    ['profile a', 'profile', 'a'],
    ['profile "a b"', 'profile', 'a b'],
    ["profile 'a b'", 'profile', 'a b'],
    ['profile a\\ b', 'profile', 'a b'],
    ['profile "o\'brien"', 'profile', "o'brien"],
    ['profile "a\\"b\\\\c\\d"', 'profile', 'a"b\\c\\d'],
    ['profile a\'b\'"c"', 'profile', 'abc'],
    ['profile \t a  ', 'profile', 'a'],
    ['profile ""', 'profile', ''],
    ['profiles a', 'profile', 'a'],
    ['"profile" a', undefined, undefined],
    ['sso-session s', 'sso-session', 's'],
    ['services x', 'services', 'x'],
  ] as const)('%s', (header, kind, name) => {
    expect(readSectionName(header)).toEqual(kind && { kind, name });
  });

  it.each([
    'profile',
    'profile a b',
    "profile o'brien",
    'profile a\\',
    'profile "a',
    'Profile a',
    'preview',
    'DEFAULT',
    'Default',
  ])('passes over %s', (header) => {
    expect(readSectionName(header)).toBeUndefined();
  });
});

describe('shellSplit', () => {
  it('splits every text as shlex does', () => {
    fc.assert(
      fc.property(trickyText, (text) => expect(shellSplit(text)).toEqual(pythonShlexSplit(text))),
      {
        numRuns: 2000,
      },
    );
  });
});

describe('sectionHeader', () => {
  it.each([
    ['profile', 'default', 'default'],
    ['sso-session', 'default', 'sso-session default'],
    ['profile', '111111111111_Admin', 'profile 111111111111_Admin'],
    ['profile', 'café+x@y.z', 'profile café+x@y.z'],
    ['profile', 'a#b', 'profile a#b'],
    ['sso-session', 'my prof', "sso-session 'my prof'"],
    ['profile', ' a', "profile ' a'"],
    ['profile', 'a\\b', "profile 'a\\b'"],
    ['profile', 'say "x"', 'profile \'say "x"\''],
    ['profile', "o'brien", 'profile "o\'brien"'],
    ['profile', 'o\'b"\\', 'profile "o\'b\\"\\\\"'],
    ['profile', '#1', "profile '#1'"],
    ['profile', 'team #5', "profile 'team ''#5'"],
    ['profile', "o'b ;x", 'profile "o\'b "";x"'],
  ] as const)('%s %s', (kind, name, header) => {
    expect(sectionHeader(kind, name)).toBe(header);
  });

  it.each(['', 'a]', ']', 'a\nb', 'a\rb', 'a\tb', '\0', '\x7f', '\x85', '\u2028', '\ud83d', '__proto__'])(
    'refuses %j',
    (name) => {
      const unusable = (kind: string) =>
        expect.objectContaining({ code: 'name-unusable', data: { kind, name } });
      expect(() => sectionHeader('profile', name)).toThrow(unusable('profile'));
      expect(() => sectionHeader('sso-session', name)).toThrow(unusable('session'));
    },
  );

  it('gives only headers that AWS CLI reads back as the same name', () => {
    fc.assert(
      fc.property(trickyText, fc.constantFrom('profile' as const, 'sso-session' as const), (name, kind) => {
        const header = headerOrRefusal(kind, name);
        fc.pre(header !== undefined);
        expect(pythonSectionName(`[${header}]`)).toBe(name);
        expect(readSectionName(header)).toEqual({ kind, name });
      }),
      { numRuns: 2000 },
    );
  });

  /** `@smithy/core` cuts every line there, and would read the section's keys into the section before. */
  it('gives only headers in which the SDK for JavaScript sees no comment', () => {
    fc.assert(
      fc.property(trickyText, (name) => {
        const header = headerOrRefusal('profile', name);
        fc.pre(header !== undefined);
        expect(`[${header}]`).not.toMatch(/(?:^|\s)[;#]/);
      }),
      { numRuns: 2000 },
    );
  });
});

function headerOrRefusal(kind: 'profile' | 'sso-session', name: string): string | undefined {
  try {
    return sectionHeader(kind, name);
  } catch (error) {
    if (SsoError.is(error, 'name-unusable')) return undefined;
    throw error;
  }
}
