import fc from 'fast-check';
import { KeyDecoder } from '../../../src/picker/keys/decoder.ts';
import type { Key } from '../../../src/picker/keys/key.ts';

function decode(...pieces: string[]): readonly string[] {
  const decoder = new KeyDecoder();
  return joined(pieces.flatMap((piece) => decoder.decode(piece))).concat(joined(decoder.flush()));
}

/** Commands by their name, text in quotes. */
function joined(keys: readonly Key[]): string[] {
  return keys.map((key) => (key.kind === 'text' ? `"${key.text}"` : key.command));
}

describe('KeyDecoder', () => {
  it.each([
    ['letters of any script', 'aé漢🪣', ['"aé漢🪣"']],
    ['Enter', '\r', ['accept']],
    ['Escape', '\x1b', ['cancel']],
    ['Escape twice', '\x1b\x1b', ['cancel', 'cancel']],
    ['Escape, then Ctrl-C', '\x1b\x03', ['cancel', 'cancel']],
    ['Ctrl-C, Ctrl-G, Ctrl-Q', '\x03\x07\x11', ['cancel', 'cancel', 'cancel']],
    ['Ctrl-N, Ctrl-P, Ctrl-J, Ctrl-K', '\x0e\x10\x0a\x0b', ['down', 'up', 'down', 'up']],
    ['arrows', '\x1b[A\x1b[B\x1b[C\x1b[D', ['up', 'down', 'right', 'left']],
    ['arrows in application mode', '\x1bOA\x1bOB', ['up', 'down']],
    ['pages', '\x1b[5~\x1b[6~', ['page-up', 'page-down']],
    [
      'Home and End',
      '\x1b[H\x1b[F\x1b[1~\x1b[4~\x1bOH',
      ['line-start', 'line-end', 'line-start', 'line-end', 'line-start'],
    ],
    ['Ctrl-Home and Ctrl-End', '\x1b[1;5H\x1b[1;5F', ['first', 'last']],
    ['Ctrl-arrows', '\x1b[1;5D\x1b[1;5C', ['word-left', 'word-right']],
    ['Shift-Up', '\x1b[1;2A', ['up']],
    [
      'Ctrl-A, Ctrl-E, Ctrl-U, Ctrl-W',
      '\x01\x05\x15\x17',
      ['line-start', 'line-end', 'delete-line-left', 'delete-word-left'],
    ],
    ['Backspace, Ctrl-H, Delete', '\x7f\x08\x1b[3~', ['delete-left', 'delete-left', 'delete-right']],
    ['Alt-B, Alt-F, Alt-Backspace', '\x1bb\x1bf\x1b\x7f', ['word-left', 'word-right', 'delete-word-left']],
    ['keys without a meaning', '\t\x00\x1b[Z\x1bOP\x1b[15~\x1bx\x1b[[A\x1b[200;1q', []],
    ['a sequence that is none', '\x1b[\x03', ['cancel']],
    ['a paste', '\x1b[200~a\rb\x1b[A\x1b[201~c', ['"a\rb\x1b[A"', '"c"']],
    ['names of what every object has', '\x1b[constructor~', ['"onstructor~"']],
  ])('knows %s', (_, input, expected) => {
    expect(decode(input)).toEqual(expected);
  });

  it('waits for the rest of a sequence', () => {
    const decoder = new KeyDecoder();
    expect(decoder.decode('\x1b')).toEqual([]);
    expect(decoder.isPending).toBe(true);
    expect(joined(decoder.decode('[1;'))).toEqual([]);
    expect(joined(decoder.decode('5Hx'))).toEqual(['first', '"x"']);
    expect(decoder.isPending).toBe(false);
  });

  it('does not take the end of a broken sequence for the Escape key', () => {
    const decoder = new KeyDecoder();
    decoder.decode('\x1b[1;');
    expect(decoder.flush()).toEqual([]);
    expect(joined(decoder.decode('a'))).toEqual(['"a"']);
  });

  it('drops a sequence that does not end', () => {
    const decoder = new KeyDecoder();
    expect(decoder.decode(`\x1b[${'1;'.repeat(100)}`)).toEqual([]);
    expect(decoder.isPending).toBe(false);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '\x1b',
      '\x1b[',
      '\x1b[A',
      '\x1bOP',
      '\x1b[5~',
      '\x1b[1;5H',
      '\x1b[200~',
      '\x1b[201~',
      '\r',
      '\x03',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const input = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('takes whatever comes, and keeps no more than it needs', () => {
    fc.assert(
      fc.property(input, (text) => {
        const decoder = new KeyDecoder();
        decoder.decode(text);
        decoder.flush();
        expect(decoder.isPending).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same keys however the input is cut', () => {
    fc.assert(
      fc.property(input, fc.array(fc.nat(40), { maxLength: 8 }), (text, cuts) => {
        // What is decoded as UTF-8 is never cut within a letter.
        const letters = Array.from(text);
        const places = [0, ...cuts.toSorted((a, b) => a - b), letters.length];
        const pieces = places.slice(1).map((end, index) => letters.slice(places[index], end).join(''));
        expect(merged(decode(...pieces))).toEqual(merged(decode(text)));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Text may come in one piece or in several. */
function merged(keys: readonly string[]): string {
  return keys.join('').replaceAll('""', '');
}
