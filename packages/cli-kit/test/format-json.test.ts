import fc from 'fast-check';
import { formatJson } from '../src/format-json.ts';

describe('formatJson', () => {
  it.each([
    ['a control sequence of eight bits', '\u009b31m', '"\\u009b31m"'],
    ['one of seven', '\u001b[31m', '"\\u001b[31m"'],
    ['DEL', '\u007f', '"\\u007f"'],
    ['what turns the direction', '\u202egnp.exe', '"\\u202egnp.exe"'],
    ['what shows nothing', 'a\u200bb', '"a\\u200bb"'],
    ['a tag, which is two units', '\u{e0041}', '"\\udb40\\udc41"'],
    ['letters of all kinds', 'Zürich 日本 🪣', '"Zürich 日本 🪣"'],
  ])('shows %s', (_, text, json) => {
    expect(formatJson(text)).toBe(json);
  });

  it('is read back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const read = JSON.stringify(JSON.parse(JSON.stringify(value)));
        expect(JSON.stringify(JSON.parse(formatJson(value, { indent: 2 })))).toBe(read);
      }),
    );
  });
});
