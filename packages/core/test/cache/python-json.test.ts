import { pythonJson } from '../../src/cache/python-json.ts';

describe('pythonJson', () => {
  const value = { name: 'a', list: ['x', null], empty: [], nested: { b: 'c', n: 900 } };

  it('separates with spaces as json.dumps does by default', () => {
    expect(pythonJson(value, { separators: 'spaced' })).toBe(
      '{"name": "a", "list": ["x", null], "empty": [], "nested": {"b": "c", "n": 900}}',
    );
  });

  it('separates without spaces where it is to be compact', () => {
    expect(pythonJson(value, { separators: 'compact' })).toBe(
      '{"name":"a","list":["x",null],"empty":[],"nested":{"b":"c","n":900}}',
    );
  });

  it.each([
    ['café', '"caf\\u00e9"'],
    ['東京', '"\\u6771\\u4eac"'],
    ['😀', '"\\ud83d\\ude00"'],
    ['\u007f', '"\\u007f"'],
    ['"\\/', '"\\"\\\\/"'],
    ['\b\f\n\r\t\u0000\u001f', '"\\b\\f\\n\\r\\t\\u0000\\u001f"'],
  ])('escapes %j as Python does', (text, json) => {
    expect(pythonJson(text, { separators: 'compact' })).toBe(json);
  });
});
