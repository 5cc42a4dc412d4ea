import fc from 'fast-check';
import { powershellRules, readTypedLine } from '../../src/complete/typed-line.ts';

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

  it.each([
    ["sso switch 'it''s", "it's", "'it''s", "'"],
    ["sso switch 'a b' 'c''", "c'", "'c''", "'"],
    ["sso switch 'c'''", "c'", "'c'''", ''],
    ['sso switch a` b', 'a b', 'a` b', ''],
    ['sso switch C:\\x', 'C:\\x', 'C:\\x', ''],
  ])('reads %s as PowerShell does', (line, current, raw, quote) => {
    expect(readTypedLine(line, powershellRules)).toMatchObject({ current, raw, quote });
  });

  it('reads every line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(line.endsWith(readTypedLine(line).raw)).toBe(true);
        expect(line.endsWith(readTypedLine(line, powershellRules).raw)).toBe(true);
      }),
    );
  });
});
