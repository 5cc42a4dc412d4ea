import fc from 'fast-check';
import type { KeyCommand } from '../../src/picker/keys/key.ts';
import { editLine, insertText, type QueryLine, queryLineOf } from '../../src/picker/query-line.ts';

/** `|` is the cursor. */
function line(shown: string): QueryLine {
  return { text: shown.replace('|', ''), cursor: shown.indexOf('|') };
}

function shown({ text, cursor }: QueryLine): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('editLine', () => {
  it.each<[KeyCommand, string, string]>([
    ['left', 'ab|', 'a|b'],
    ['left', '|ab', '|ab'],
    ['right', 'a|b', 'ab|'],
    ['left', 'x👩‍💻|', 'x|👩‍💻'],
    ['delete-left', 'xé|', 'x|'],
    ['delete-left', '|x', '|x'],
    ['delete-right', '|🪣x', '|x'],
    ['word-left', 'dev prod |x', 'dev |prod x'],
    ['word-right', '|dev prod', 'dev| prod'],
    ['word-right', 'dev| prod', 'dev prod|'],
    ['delete-word-left', 'dev prod|', 'dev |'],
    ['delete-word-left', 'dev  |', '|'],
    ['delete-word-right', 'dev| prod x', 'dev| x'],
    ['delete-line-left', 'dev pr|od', '|od'],
    ['line-start', 'de|v', '|dev'],
    ['line-end', 'de|v', 'dev|'],
    ['up', 'de|v', 'de|v'],
  ])('%s: %s becomes %s', (command, before, after) => {
    expect(shown(editLine(line(before), command))).toBe(after);
  });
});

describe('insertText', () => {
  it('puts text where the cursor is', () => {
    expect(shown(insertText(line('d|v'), 'e'))).toBe('de|v');
  });

  it('makes a paste fit for one line, without what is not seen', () => {
    expect(queryLineOf('a\r\nb\tc\x1b[31m\u202ed\u200b')).toEqual({ text: 'a b cd', cursor: 6 });
  });

  it('takes no more than a query can have, and no half letters', () => {
    const { text } = queryLineOf('🪣'.repeat(1000));
    expect(text).toBe('🪣'.repeat(100));
    expect(insertText(queryLineOf('x'.repeat(199)), '🪣').text).toHaveLength(199);
  });
});

it('never leaves the cursor outside of the line', () => {
  const commands: readonly KeyCommand[] = [
    'left',
    'right',
    'word-left',
    'word-right',
    'line-start',
    'line-end',
    'delete-left',
    'delete-right',
    'delete-word-left',
    'delete-word-right',
    'delete-line-left',
  ];
  const step = fc.oneof(
    fc.constantFrom(...commands),
    fc.record({ insert: fc.string({ unit: 'binary', maxLength: 5 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let current = queryLineOf('');
      for (const one of steps) {
        current = typeof one === 'string' ? editLine(current, one) : insertText(current, one.insert);
        expect(current.cursor).toBeGreaterThanOrEqual(0);
        expect(current.cursor).toBeLessThanOrEqual(current.text.length);
      }
    }),
    { numRuns: 500 },
  );
});
