import '@sso/testkit';
import fc from 'fast-check';
import { chooses, fitsAccount, parsePattern, parsePatterns } from '../../src/names/pattern.ts';

const fits = (pattern: string, text: string): boolean => parsePattern(pattern).fits(text);

describe('parsePattern', () => {
  it.each([
    ['dev', 'DEV', true],
    ['dev', 'dev-1', false],
    ['dev*', 'Dev-1', true],
    ['*', '', true],
    ['?', '🦊', true],
    ['?', 'ab', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['**x', 'abx', true],
    ['*ab', 'aab', true],
    ['ΑΣ*', 'ασβ', true],
    ['Σ', 'σ', true],
    ['[prod]', '[prod]', true],
    ['[prod]', 'p', false],
    ['/prod/', 'shop-PROD-1', true],
    ['/^prod$/', 'prod-1', false],
    ['/prod/i', 'PROD', true],
    ['/dev/1', '/dev/1', true],
    ['/', '/', true],
  ])('%j fits %j: %j', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  it('agrees with a regular expression made of the same stars', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 10 });
    fc.assert(
      fc.property(word, text, (glob, name) => {
        const expression = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
        expect(fits(glob, name)).toBe(expression.test(name));
      }),
    );
  });

  it('is done with many stars at once', () => {
    expect(fits(`${'*a'.repeat(2000)}b`, 'a'.repeat(10_000))).toBe(false);
  });

  it('tells which pattern cannot be used, and why', () => {
    expect(() => parsePattern('')).toThrowSsoError('pattern-invalid', { pattern: '', problem: 'empty' });
    expect(() => parsePattern('!')).toThrowSsoError('pattern-invalid', { pattern: '!', problem: 'empty' });
    expect(() => parsePattern('!/(/')).toThrowSsoError('pattern-invalid', {
      pattern: '!/(/',
      problem: 'regular-expression',
      reason: 'Unterminated group',
    });
  });
});

describe('a list of patterns', () => {
  const chosen = (patterns: readonly string[], text: string): boolean =>
    chooses(parsePatterns(patterns), (pattern) => pattern.fits(text));

  it('chooses all where it is empty, and all but these where it only excludes', () => {
    expect(chosen([], 'x')).toBe(true);
    expect([chosen(['!x'], 'x'), chosen(['!x'], 'y')]).toEqual([false, true]);
  });

  it('excludes wherever the pattern stands', () => {
    for (const patterns of [
      ['!*-test', 'shop*'],
      ['shop*', '!*-test'],
    ]) {
      expect([chosen(patterns, 'shop-test'), chosen(patterns, 'shop'), chosen(patterns, 'x')]).toEqual([
        false,
        true,
        false,
      ]);
    }
  });
});

describe('fitsAccount', () => {
  const account = { accountId: '111111111111', accountName: 'Dev', emailAddress: 'dev@example.com' };

  it('looks at the id, the name and the e-mail address', () => {
    for (const pattern of ['1111*', 'dev', '*@example.com', '111111111111']) {
      expect(fitsAccount(parsePattern(pattern), account)).toBe(true);
    }
    expect(fitsAccount(parsePattern('prod'), account)).toBe(false);
    expect(fitsAccount(parsePattern('*'), {})).toBe(false);
  });

  it('does not take a name for an id that is written out', () => {
    const impostor = { accountId: '222222222222', accountName: '111111111111', emailAddress: '111111111111' };
    expect(fitsAccount(parsePattern('111111111111'), impostor)).toBe(false);
  });
});
