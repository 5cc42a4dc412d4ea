import { PrefixedLines } from '../../src/fleet/output/prefixed-lines.ts';

/** What comes out of bytes that come in pieces of a length. */
function shown(bytes: Uint8Array, length: number): readonly string[] {
  const pieces: Buffer[] = [];
  const lines = new PrefixedLines('p ', (piece) => pieces.push(Buffer.from(piece)));
  for (let at = 0; at < bytes.length; at += length) lines.add(bytes.subarray(at, at + length));
  lines.end();
  return pieces.map((piece) => piece.toString('latin1'));
}

const text = Buffer.from('one\n\nzwei ü 日本 🪣\r\n\nrest');
const expected = Buffer.from('p one\np \np zwei ü 日本 🪣\r\np \np rest\n').toString('latin1');

describe('PrefixedLines', () => {
  it('gives the same lines, byte for byte, whatever pieces the output comes in', () => {
    for (let length = 1; length <= text.length; length += 1) {
      expect(shown(text, length).join('')).toBe(expected);
    }
  });

  it('hands on whole lines only, those of a piece together', () => {
    expect(shown(Buffer.from('a\nb\nc'), 5)).toEqual(['p a\np b\n', 'p c\n']);
    for (const piece of shown(text, 3)) expect(piece).toMatch(/^p [\s\S]*\n$/);
  });

  it('adds nothing to output that is empty or ends with a line', () => {
    expect(shown(Buffer.of(), 1)).toEqual([]);
    expect(shown(Buffer.from('a\n'), 1)).toEqual(['p a\n']);
  });

  it('breaks a line that is too long to be held', () => {
    const pieces = shown(Buffer.alloc(2_500_000, 'x'), 65_536);
    expect(pieces.length).toBe(3);
    expect(pieces.join('').replaceAll(/p |\n/g, '')).toHaveLength(2_500_000);
  });

  it('takes a line that comes byte by byte', () => {
    expect(shown(Buffer.from(`${'.'.repeat(300_000)}\n`), 1)).toEqual([`p ${'.'.repeat(300_000)}\n`]);
  });
});
