import { PasteBuffer } from '../../src/import/paste-buffer.ts';

const start = '\x1b[200~';
const end = '\x1b[201~';
const whole = (text: string): boolean => text.includes('whole');

/** The state after each chunk, and the text in the end. */
function after(...chunks: string[]) {
  const buffer = new PasteBuffer(whole);
  return { states: chunks.map((chunk) => buffer.push(chunk)), text: buffer.text };
}

describe('PasteBuffer', () => {
  it.each([
    ['an empty line', ['some\r', '\r'], ['open', 'complete'], 'some\n\n'],
    ['Ctrl-D', ['some', '\x04'], ['open', 'complete'], 'some'],
    ['Ctrl-D at once', ['\x04'], ['complete'], ''],
    ['Ctrl-C', ['some\r', '\x03'], ['open', 'cancelled'], 'some\n\x03'],
    ['a paste that makes sense', [`${start}a\rwhole${end}`], ['complete'], 'a\nwhole'],
  ])('ends at %s', (_, chunks, states, text) => {
    expect(after(...chunks)).toEqual({ states, text });
  });

  it.each([
    ['empty lines before any text', ['\r', '\r', ' \r']],
    ['an empty line within a paste', [`${start}whole\r\r`, 'more']],
    ['an empty line that more came with, where pastes are not marked', ['one\r\rtwo\r']],
    ['a paste that makes no sense yet', [`${start}one${end}`]],
    ['keys within a paste', [`${start}\x03\x04`]],
  ])('does not end at %s', (_, chunks) => {
    expect(after(...chunks).states.every((state) => state === 'open')).toBe(true);
  });

  it('takes values that are pasted one by one', () => {
    expect(after(`${start}one${end}`, '\r', `${start}whole${end}`)).toEqual({
      states: ['open', 'open', 'complete'],
      text: 'one\nwhole',
    });
  });

  it('knows a mark that comes in two pieces', () => {
    expect(after('\x1b[20', '0~a\r\r', 'whole\x1b[2', '01~').states).toEqual([
      'open',
      'open',
      'open',
      'complete',
    ]);
  });

  it('does not take text without end', () => {
    expect(after('x'.repeat(1024 * 1024 + 1)).states).toEqual(['complete']);
  });
});
