import fc from 'fast-check';
import { formatCsv } from '../src/csv.ts';

it.each([
  ['plain', 'plain\r\n'],
  ['', '\r\n'],
  ['a,b', '"a,b"\r\n'],
  ['a "b"', '"a ""b"""\r\n'],
  ['=1+1', '"\'=1+1"\r\n'],
  ['+1', '"\'+1"\r\n'],
  ['-1', '"\'-1"\r\n'],
  ['@SUM(1)', '"\'@SUM(1)"\r\n'],
  [' =1', '"\' =1"\r\n'],
  ['\t=1', '"\' =1"\r\n'],
  ['＝1', '"\'＝1"\r\n'],
  ['a;=1', '"a;\'=1"\r\n'],
  ['a; =1', '"a;\' =1"\r\n'],
  ['a;b', '"a;b"\r\n'],
  ['a-b@c', 'a-b@c\r\n'],
  ['a\r\nb', 'a b\r\n'],
])('%j becomes %j', (cell, line) => {
  expect(formatCsv([[cell]])).toBe(line);
});

it('is read back cell for cell, and none of them begins a formula', () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '-', '@', '"', ',', ';', ' ', 'a', '\r', '\n', 'é'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (lines) => {
      const read = readCsv(formatCsv(lines));
      expect(read).toHaveLength(lines.length);
      for (const [index, cells] of read.entries()) {
        expect(cells).toHaveLength(2);
        for (const [column, value] of cells.entries()) {
          expect(value).not.toMatch(/(?:^|;)\s*[=+\-@]/);
          const before = (lines[index]?.[column] ?? '').replace(/[\r\n]+/g, ' ');
          expect(value.replaceAll("'", '')).toBe(before);
        }
      }
    }),
  );
});

/** By the grammar of RFC 4180, section 2. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
