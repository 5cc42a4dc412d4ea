import fc from 'fast-check';
import { readTypedLine } from '../../src/complete/typed-line.ts';

describe('readTypedLine', () => {
  it.each([
    ['sso', [], 'sso', 'sso', ''],
    ['sso ', [], '', '', ''],
    ['sso switch de', ['switch'], 'de', 'de', ''],
    ["sso switch 'a b' c", ['switch', 'a b'], 'c', 'c', ''],
    ["sso switch 'a b", ['switch'], 'a b', "'a b", "'"],
    ['sso switch "a\\"b', ['switch'], 'a"b', '"a\\"b', '"'],
    ['sso switch a\\ b', ['switch'], 'a b', 'a\\ b', ''],
    ["sso switch '' ", ['switch', ''], '', '', ''],
  ])('reads %s', (line, words, current, raw, quote) => {
    expect(readTypedLine(line)).toEqual({ words, current, raw, quote });
  });

  it('reads every line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(line.endsWith(readTypedLine(line).raw)).toBe(true);
      }),
    );
  });
});
