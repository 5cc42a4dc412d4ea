import fc from 'fast-check';
import { cleanForTerminal } from '../../src/names/clean.ts';

describe('cleanForTerminal', () => {
  it.each([
    ['colours', '\x1b[1;31mred\x1b[0m', 'red'],
    ['cursor and erasing', 'a\x1b[2K\x1b[1Gb\x1b[?25l', 'ab'],
    ['a title, ended by BEL', '\x1b]0;title\x07a', 'a'],
    ['a link, ended by ST', '\x1b]8;;https://example.com\x1b\\a\x1b]8;;\x1b\\', 'a'],
    ['the clipboard', 'a\x1b]52;c;cm0gLXJm\x07b', 'ab'],
    ['a device control string', 'a\x1bPq#0\x1b\\b', 'ab'],
    ['8-bit forms', 'a\x9b31mb\x9d0;title\x9cc', 'abc'],
    ['a short sequence', 'a\x1b(Bb\x1bcc', 'abc'],
    ['a string that never ends', 'a\x1b]0;rest', 'a0;rest'],
    ['a lone ESC at the end', 'a\x1b', 'a'],
    ['an ESC within a sequence', '\x1b\x1b[31m[32ma', '[32ma'],
    ['backspace, bell and DEL', 'a\b\x07\x7fb', 'ab'],
    ['line ends and tabs', 'a\r\nb\tc\u2028d\x85e', 'a b c d e'],
    ['bidirectional controls', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['zero width', 'a\u200bb\ufeffc\u2060d\u00ade', 'abcde'],
    ['fillers, tags and variation selectors', 'a\u3164b\u115fc\u{e0041}d\ufe0fe\u2800f', 'abcdef'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['halves around something invisible', '\ud83d\u200b\ude00', '\ufffd\ufffd'],
  ])('%s', (_name, text, clean) => {
    expect(cleanForTerminal(text)).toBe(clean);
  });

  it.each(['Production (東京)', 'Zoë’s café', 'مرحبا', '😀', 'a  b', ' a ', 'x'.repeat(100_000)])(
    'keeps %.20s',
    (text) => {
      expect(cleanForTerminal(text)).toBe(text);
    },
  );

  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\x1b',
        '[',
        ']',
        '0',
        ';',
        'm',
        '\\',
        '\x07',
        '\x9b',
        '\x9c',
        '\x9d',
        '\n',
        '\u200b',
        '\ud83d',
        '\ude00',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('leaves nothing that moves the cursor or cannot be seen, in whatever text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanForTerminal(text);
        expect(clean).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
        );
        expect(cleanForTerminal(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not hang on a million openings without an end', () => {
    const text = '\x1b]\x9d'.repeat(500_000);
    expect(cleanForTerminal(text)).toBe('');
  });
});
