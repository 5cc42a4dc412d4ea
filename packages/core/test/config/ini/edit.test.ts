import type { IniSection } from '../../../src/config/ini/document.ts';
import { editIni } from '../../../src/config/ini/edit.ts';
import { parseIni } from '../../../src/config/ini/parse.ts';
import { readsBack } from '../../../src/config/ini/reads-back.ts';
import { assertWritable } from '../../../src/config/ini/writable.ts';

const parse = (text: string) => parseIni(text, { file: 'config' });

function section(document: { readonly sections: readonly IniSection[] }, header: string): IniSection {
  const found = document.sections.find((candidate) => candidate.header === header);
  if (!found) throw new Error(`There is no section ${header}.`);
  return found;
}

/** Edits one section and makes sure that the result reads back as intended. */
function edited(text: string, header: string, edits: Readonly<Record<string, string | undefined>>): string {
  const document = parse(text);
  const changed = new Map([[section(document, header), new Map(Object.entries(edits))]]);
  const result = editIni(document, { changed });
  expect(readsBack(document, result, { changed }, { file: 'config' })).toBe(true);
  return result;
}

describe('an existing key', () => {
  it.each([
    ['keeps its spelling and spacing', '[a]\nRegion:eu\n', '[a]\nRegion:us\n'],
    ['keeps its indentation', '[a]\n\tregion =   eu\n', '[a]\n\tregion =   us\n'],
    ['loses whitespace after the value', '[a]\nregion = eu  \r\n', '[a]\nregion = us\r\n'],
    ['keeps a missing line ending', '[a]\nregion = eu', '[a]\nregion = us'],
    ['gets a space where it had none and no value', '[a]\nregion =\nx = y\n', '[a]\nregion = us\nx = y\n'],
    ['gets no space where the delimiter has none', '[a]\nregion=\n', '[a]\nregion=us\n'],
    ['loses its continuation lines', '[a]\nregion = eu\n  x\n\n  y\nz = 1\n', '[a]\nregion = us\n\nz = 1\n'],
    ['keeps comments between them', '[a]\nregion = eu\n  # c\n  x\n', '[a]\nregion = us\n  # c\n'],
    [
      'replaces nested keys as a whole',
      '[a]\nregion =\n  x = 1\n  y = 2\nz = 1\n',
      '[a]\nregion = us\nz = 1\n',
    ],
    ['is found among others', '[a]\nx = 1\nregion = eu\ny = 2\n', '[a]\nx = 1\nregion = us\ny = 2\n'],
  ])('%s', (_name, before, after) => {
    expect(edited(before, 'a', { region: 'us' })).toBe(after);
  });

  it('with that value already is not touched', () => {
    const text = '[a]\nRegion  =  us  \n# c\n';
    expect(edited(text, 'a', { region: 'us' })).toBe(text);
  });

  it('can become empty', () => {
    expect(edited('[a]\nregion = eu\nx = 1\n', 'a', { region: '' })).toBe('[a]\nregion =\nx = 1\n');
  });
});

describe('a new key', () => {
  it.each([
    [
      'goes after the last one',
      '[a]\nx = 1\n\n# about b\n[b]\n',
      '[a]\nx = 1\nregion = us\n\n# about b\n[b]\n',
    ],
    ['goes after continuation lines', '[a]\nx = 1\n  2\n# c\n', '[a]\nx = 1\n  2\nregion = us\n# c\n'],
    ['goes below the header of an empty section', '[a]\n\n[b]\n', '[a]\nregion = us\n\n[b]\n'],
    ['is indented as the last one', '[a]\n    x = 1\n  y = 2\n', '[a]\n    x = 1\n  y = 2\n  region = us\n'],
    ['is indented as in other sections', '[b]\n  x = 1\n[a]\n', '[b]\n  x = 1\n[a]\n  region = us\n'],
    ['does not swallow an indented header', '[a]\n  [b]\nx = 1\n', '[a]\n  region = us\n  [b]\nx = 1\n'],
    ['ends as the line above, CRLF', '[a]\r\nx = 1\r\n', '[a]\r\nx = 1\r\nregion = us\r\n'],
    ['ends as the line above, CR', '[a]\rx = 1\r', '[a]\rx = 1\rregion = us\r'],
    ['ends the line above where it has to', '[a]\r\nx = 1', '[a]\r\nx = 1\r\nregion = us\r\n'],
    ['ends a header where it has to', '[a]', '[a]\nregion = us\n'],
  ])('%s', (_name, before, after) => {
    expect(edited(before, 'a', { region: 'us' })).toBe(after);
  });

  it('stands in the order given', () => {
    expect(edited('[a]\nb = 0\n', 'a', { c: '1', b: '2', a: '3' })).toBe('[a]\nb = 2\nc = 1\na = 3\n');
  });
});

describe('removing a key', () => {
  it.each([
    ['takes its line', '[a]\nx = 1\nRegion = eu\ny = 2\n', '[a]\nx = 1\ny = 2\n'],
    ['takes its continuation lines', '[a]\nregion = eu\n  x\n  y\n# c\n', '[a]\n# c\n'],
    ['takes its nested keys and leaves comments', '[a]\nregion =\n  x = 1\n  # c\n  y = 2\n', '[a]\n  # c\n'],
    ['changes nothing where there is none', '[a]\nx = 1', '[a]\nx = 1'],
  ])('%s', (_name, before, after) => {
    expect(edited(before, 'a', { region: undefined })).toBe(after);
  });

  it('and adding one in its place needs no second line ending', () => {
    expect(edited('[a]\nx = 1\n  2', 'a', { x: '3', y: '4' })).toBe('[a]\nx = 3\ny = 4\n');
    expect(edited('[a]\nw = 0\nx = 1', 'a', { x: undefined, y: '4' })).toBe('[a]\nw = 0\ny = 4\n');
  });

  it('and adding one does not merge a CR with the LF of a blank line', () => {
    const after = '[a]\ry = 4\r\n\n[b]\n';
    expect(edited('[a]\rx = 1\n\n[b]\n', 'a', { x: undefined, y: '4' })).toBe(after);
  });
});

describe('a new section', () => {
  const added = [
    {
      header: 'n',
      keys: [
        ['k', 'v'],
        ['e', ''],
      ],
    },
    { header: 'm', keys: [['k', 'v']] },
  ] as const;

  it.each([
    ['an empty file', '', '[n]\nk = v\ne =\n\n[m]\nk = v\n'],
    ['a byte order mark', '\ufeff', '\ufeff[n]\nk = v\ne =\n\n[m]\nk = v\n'],
    ['one blank line before', '[a]\nx = 1\n', '[a]\nx = 1\n\n[n]\nk = v\ne =\n\n[m]\nk = v\n'],
    ['a blank line that is there', '[a]\nx = 1\n\n', '[a]\nx = 1\n\n[n]\nk = v\ne =\n\n[m]\nk = v\n'],
    [
      'a last line without its ending',
      '[a]\r\nx = 1',
      '[a]\r\nx = 1\r\n\r\n[n]\r\nk = v\r\ne =\r\n\r\n[m]\r\nk = v\r\n',
    ],
    ['lone CRs', '[a]\rx = 1\r', '[a]\rx = 1\r\r[n]\rk = v\re =\r\r[m]\rk = v\r'],
    ['indented keys', '[a]\n  x = 1\n', '[a]\n  x = 1\n\n[n]\n  k = v\n  e =\n\n[m]\n  k = v\n'],
  ])('after %s', (_name, before, after) => {
    const document = parse(before);
    const result = editIni(document, { added });
    expect(result).toBe(after);
    expect(readsBack(document, result, { added }, { file: 'config' })).toBe(true);
  });
});

describe('removing a section', () => {
  it.each([
    [
      'takes its lines and the blank ones below',
      '[x]\nk = 1\n\n[a]\ny = 2\n \n\n[b]\n',
      '[x]\nk = 1\n\n[b]\n',
    ],
    ['leaves what is said about the next', '[a]\ny = 2\n\n# about b\n[b]\n', '# about b\n[b]\n'],
    ['at the end', '[x]\nk = 1\n[a]\ny = 2\n  3', '[x]\nk = 1\n'],
    ['keeps the next header a header', '[x]\nk = 1\n[a]\n  [b]\nz = 1\n', '[x]\nk = 1\n[b]\nz = 1\n'],
  ])('%s', (_name, before, after) => {
    const document = parse(before);
    const removed = new Set([section(document, 'a')]);
    const result = editIni(document, { removed });
    expect(result).toBe(after);
    expect(readsBack(document, result, { removed }, { file: 'config' })).toBe(true);
  });

  it('goes together with a change of the next one', () => {
    const document = parse('[x]\nk = 1\n[a]\n  [b]\n  z = 1\n');
    const removed = new Set([section(document, 'a')]);
    const changed = new Map([[section(document, 'b'), new Map([['z', '2']])]]);
    expect(editIni(document, { removed, changed })).toBe('[x]\nk = 1\n[b]\n  z = 2\n');
  });
});

describe('readsBack', () => {
  const before = parse('[a]\nk = v\ns3 =\n  m = 1\n');

  it.each([
    ['a section more', '[a]\nk = v\ns3 =\n  m = 1\n[b]\n'],
    ['a section less', ''],
    ['another name', '[b]\nk = v\ns3 =\n  m = 1\n'],
    ['a key less', '[a]\nk = v\n'],
    ['another key', '[a]\nl = v\ns3 =\n  m = 1\n'],
    ['another value', '[a]\nk = w\ns3 =\n  m = 1\n'],
    ['another nested value', '[a]\nk = v\ns3 =\n  m = 2\n'],
    ['another nested key', '[a]\nk = v\ns3 =\n  n = 1\n'],
    ['text instead of nested keys', '[a]\nk = v\ns3 = m = 1\n'],
  ])('tells %s', (_name, after) => {
    expect(readsBack(before, after, {}, { file: 'config' })).toBe(false);
  });

  it('accepts the same in another layout', () => {
    expect(readsBack(before, '# c\r\n[a]\r\n\r\nK: v\r\ns3=\r\n m=1', {}, { file: 'config' })).toBe(true);
  });
});

describe('a value that would not read back is refused', () => {
  it.each(['a\nb', 'a\rb', 'a\0b', 'a\x7fb', 'a\x85b', 'a\u2028b', ' a', 'a\t', '\u00a0a', '\ud800'])(
    '%j',
    (value) => {
      expect(() => assertWritable('key', value)).toThrow(
        expect.objectContaining({ code: 'name-unusable', data: { kind: 'value', name: value } }),
      );
    },
  );

  it.each(['', 'a b', '[x]', '# x', '= x', 'a:b', '"x"', 'café', '\ufeffa'])('but not %j', (value) => {
    expect(() => assertWritable('sso_start_url', value)).not.toThrow();
    expect(edited('[a]\nk = v\n', 'a', { k: value, new: value })).toContain('[a]\nk =');
  });

  it.each(['', 'a b', '[x', '#x', 'a=b', 'a:b', 'a\n'])('nor is the key %j written', (key) => {
    expect(() => assertWritable(key, 'v')).toThrow(expect.objectContaining({ code: 'name-unusable' }));
  });
});
