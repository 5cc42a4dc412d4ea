import type { IniDocument } from '../../../src/config/ini/document.ts';
import { parseIni } from '../../../src/config/ini/parse.ts';
import { SsoError } from '../../../src/errors.ts';

type Plain = readonly (readonly [header: string, Readonly<Record<string, unknown>>])[];

/** Only what a reader of the file gets, without offsets. */
function plain({ sections }: IniDocument): Plain {
  return sections.map(({ header, entries }) => {
    const values = [...entries].map(([key, { value }]) => [
      key,
      typeof value === 'string' ? value : Object.fromEntries(value),
    ]);
    return [header, Object.fromEntries(values)];
  });
}

function parsed(text: string): Plain {
  return plain(parseIni(text, { file: 'config' }));
}

function problem(content: string | Uint8Array, secret = false): SsoError<'config-syntax'>['data'] {
  try {
    parseIni(content, { file: 'config', secret });
  } catch (error) {
    if (SsoError.is(error, 'config-syntax')) return error.data;
    throw error;
  }
  throw new Error('The text was accepted.');
}

describe('what AWS CLI accepts', () => {
  const accepted: readonly (readonly [name: string, text: string, sections: Plain])[] = [
    ['an empty file', '', []],
    ['only comments', '# a\n\n; b\n', []],
    ['comment lines, indented too', '[a]\n# x\nk = v\n  ; y\n', [['a', { k: 'v' }]]],
    ['a comment between continuation lines', '[a]\nk = v\n  # c\n  w\n', [['a', { k: 'v\nw' }]]],
    ['no comments after a value', '[a]\nk = v # c\nl = w ; d\n', [['a', { k: 'v # c', l: 'w ; d' }]]],
    ['a colon as the delimiter', '[a]\nk: v\n', [['a', { k: 'v' }]]],
    ['the first delimiter of several', '[a]\nk = a:b=c\nl : a=b\n', [['a', { k: 'a:b=c', l: 'a=b' }]]],
    ['no space around the delimiter', '[a]\nk=v\n', [['a', { k: 'v' }]]],
    ['keys in any case', '[A]\nRegion = EU\n', [['A', { region: 'EU' }]]],
    ['spaces within a key', '[a]\nmy key = v\n', [['a', { 'my key': 'v' }]]],
    ['quotes and percent signs as they are', '[a]\nk = "v"\nl = %(k)s\n', [['a', { k: '"v"', l: '%(k)s' }]]],
    ['a key without a value', '[a]\nk =\nl=\n', [['a', { k: '', l: '' }]]],
    [
      'a value continued by indented lines',
      '[a]\nk = v\n w\n   x\nl = m\n',
      [['a', { k: 'v\nw\nx', l: 'm' }]],
    ],
    ['a value continued across blank lines', '[a]\nk = v\n\n  w\n\n', [['a', { k: 'v\n\nw' }]]],
    ['an indented key that is not deeper', '[a]\n  k = v\n  l = w\n', [['a', { k: 'v', l: 'w' }]]],
    ['an indented header as continuation', '[a]\nk = v\n  [b]\n', [['a', { k: 'v\n[b]' }]]],
    [
      'an indented header without a key above',
      '[a]\n  [b]\nk = v\n',
      [
        ['a', {}],
        ['b', { k: 'v' }],
      ],
    ],
    [
      'nested keys, whose case is kept',
      '[a]\ns3 =\n  Max = 1\n  x=y=z\n',
      [['a', { s3: { Max: '1', x: 'y=z' } }]],
    ],
    ['nested keys below a blank line', '[a]\ns3 =\n\n  m = 1\n', [['a', { s3: { m: '1' } }]]],
    ['the later of two equal nested keys', '[a]\ns3 =\n  m = 1\n  m = 2\n', [['a', { s3: { m: '2' } }]]],
    ['text after the header', '[profile x] # note\nk = v\n', [['profile x', { k: 'v' }]]],
    ['a header up to the last bracket', '[a] # [b]\n', [['a] # [b', {}]]],
    ['a key that begins with a bracket', '[a]\n[]=v\n[x = w\n', [['a', { '[]': 'v', '[x': 'w' }]]],
    [
      'the same key in two sections',
      '[a]\nk = v\n[b]\nk = v\n',
      [
        ['a', { k: 'v' }],
        ['b', { k: 'v' }],
      ],
    ],
    [
      'headers that differ in case',
      '[a]\n[A]\n',
      [
        ['a', {}],
        ['A', {}],
      ],
    ],
    [
      '[DEFAULT] twice',
      '[DEFAULT]\nk = v\n[DEFAULT]\nl = w\n',
      [
        ['DEFAULT', { k: 'v' }],
        ['DEFAULT', { l: 'w' }],
      ],
    ],
    ['CRLF', '[a]\r\nk = v\r\n', [['a', { k: 'v' }]]],
    ['a lone CR', '[a]\rk = v\r', [['a', { k: 'v' }]]],
    ['no line ending at the end', '[a]\nk = v', [['a', { k: 'v' }]]],
    ['a byte order mark', '\ufeff[a]\nk = v\n', [['a', { k: 'v' }]]],
    ['whitespace as Python has it', '[a]\n\u00a0k\u2003= \x1cv\x85\n', [['a', { k: 'v' }]]],
    ['U+FEFF in a value, which is no whitespace', '[a]\nk = \ufeffv\n', [['a', { k: '\ufeffv' }]]],
    [
      'separators that end no line of a file',
      '[a]\nk = v\u2028w = x\x0by\n',
      [['a', { k: 'v\u2028w = x\x0by' }]],
    ],
    [
      'separators that end a nested line',
      '[a]\ns3 =\n  m = 1\u2028n = 2\n',
      [['a', { s3: { m: '1', n: '2' } }]],
    ],
  ];

  it.each(accepted)('%s', (_name, text, sections) => {
    expect(parsed(text)).toEqual(sections);
  });

  it('keeps the order of keys', () => {
    const [section] = parseIni('[a]\nz = 1\nb = 2\na = 3\n', { file: 'config' }).sections;
    expect([...(section?.entries.keys() ?? [])]).toEqual(['z', 'b', 'a']);
  });
});

describe('what AWS CLI refuses', () => {
  it.each([
    ['a bare key', '[a]\nregion\n', 'line-without-delimiter', 2, 'region'],
    ['a key before any section', '# c\nk = v\n[a]\n', 'key-before-section', 2, 'k = v'],
    ['a bare word before any section', 'k\n', 'key-before-section', 1, 'k'],
    ['a delimiter without a key', '[a]\n = v\n', 'line-without-key', 2, ''],
    ['a section without a name', '[a]\n[]\n', 'empty-section-name', 2, '[]'],
    ['a header without its end', '[a]\nk = v\n[b\n', 'unclosed-section', 3, '[b'],
    ['a key twice, in different case', '[a]\nk = 1\nK = 2\n', 'duplicate-key', 3, 'K = 2'],
    ['a key twice in two [DEFAULT]', '[DEFAULT]\nk = 1\n[DEFAULT]\nk = 2\n', 'duplicate-key', 4, 'k = 2'],
    ['a section twice', '[a]\n[b]\n[a] # x\n', 'duplicate-section', 3, '[a] # x'],
    [
      'a nested line without =',
      '[a]\ns3 =\n\n  x = 1\n  # c\n  more : 1\n',
      'line-without-delimiter',
      6,
      'more : 1',
    ],
    ['a line numbered after CR and CRLF', '[a]\rk = v\r\n\r\nk = w\n', 'duplicate-key', 4, 'k = w'],
  ] as const)('%s', (_name, text, kind, line, shown) => {
    expect(problem(text)).toEqual({ file: 'config', line, problem: kind, text: shown });
  });

  it.each([
    ['on the first line', [0x5b, 0xff, 0x5d], 1],
    ['after CRLF', [0x5b, 0x61, 0x5d, 0x0d, 0x0a, 0x23, 0xc3, 0x28, 0x0a], 2],
    ['after a lone CR', [0x5b, 0x61, 0x5d, 0x0d, 0xe2, 0x82], 2],
    ['in a last line without its ending', [0x23, 0x0a, 0x0a, 0x23, 0x80], 3],
  ])('bytes that are not UTF-8 %s', (_name, bytes, line) => {
    expect(problem(Uint8Array.from(bytes))).toEqual({ file: 'config', line, problem: 'not-utf8', text: '' });
  });
});

describe('secrets in a line with a problem', () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';

  it.each([
    [
      'a secret key of the config file',
      `aws_secret_access_key = ${secret}\n`,
      false,
      'aws_secret_access_key =',
    ],
    ['any key of the credentials file', `custom: ${secret}\n`, true, 'custom:'],
    ['a secret key without a delimiter', `[a]\naws_session_token ${secret}\n`, false, 'aws_session_token'],
    ['a key without a delimiter in credentials', `[a]\ncustom ${secret}\n`, true, ''],
    ['the rest of a broken value', `[a]\n${secret}\n`, false, ''],
    ['the rest of a broken value with padding', `${secret}==\n`, true, ''],
  ])('%s', (_name, text, isSecretFile, shown) => {
    expect(problem(text, isSecretFile).text).toBe(shown);
  });
});

describe('the document', () => {
  it('holds the byte order mark and every character', () => {
    const text = '\ufeff# top\r\n[a]\r\nk = v\r\r\n  w\n\n[b]';
    const document = parseIni(new TextEncoder().encode(text), { file: 'config' });
    expect(document.text).toBe(text);
    const [first, second] = document.sections;
    expect(text.slice(0, first?.start)).toBe('\ufeff# top\r\n');
    expect(text.slice(first?.start, first?.end)).toBe('[a]\r\nk = v\r\r\n  w\n\n');
    expect(text.slice(second?.start, second?.end)).toBe('[b]');
  });
});
