import { findingsIn } from './support.ts';

describe('a file that is JSON', () => {
  it.each([
    ['[]', [['1:1', '', 'wrong-type']]],
    ['{"producton": {}}', [['1:2', 'producton', 'unknown-member']]],
    ['{"production": []}', [['1:16', 'production', 'wrong-type']]],
    ['{"production": {"acounts": []}}', [['1:17', 'production.acounts', 'unknown-member']]],
    ['{"production": {"accounts": "x"}}', [['1:29', 'production.accounts', 'wrong-type']]],
    ['{\n\t"production": {\n\t\t"roles": [ "Admin", 1 ]}}', [['3:23', 'production.roles[1]', 'wrong-type']]],
    ['{"production": {"profiles": [""]}}', [['1:30', 'production.profiles[0]', 'too-short']]],
    ['{"production": {"confirm": "no"}}', [['1:28', 'production.confirm', 'wrong-type']]],
    ['{"production": {"minutes": 0}}', [['1:28', 'production.minutes', 'out-of-range']]],
    ['{"production": {"minutes": 1.5}}', [['1:28', 'production.minutes', 'wrong-type']]],
    [
      '{"sessions": [{"name": "a"}]}',
      [
        ['1:15', 'sessions[0]', 'missing-member'],
        ['1:15', 'sessions[0]', 'missing-member'],
      ],
    ],
    ['{"populate": [{"session": "a", "form": "sso"}]}', [['1:40', 'populate[0].form', 'value-unknown']]],
    [
      '{"populate": [{"session": "a", "settings": {"cli pager": 1}}]}',
      [['1:58', 'populate[0].settings["cli pager"]', 'wrong-type']],
    ],
    ['{"__proto__": {"confirm": false}}', [['1:2', '__proto__', 'unknown-member']]],
    ['{"production": {},\r\n "production": {}}', [['2:2', '', 'duplicate-member']]],
    ['{"production": {"roles": ["a:", "\\"b\\":"], "r\\u006fles": []}}', [['1:44', '', 'duplicate-member']]],
    [
      '{"a": 1, "b": 2}',
      [
        ['1:2', 'a', 'unknown-member'],
        ['1:10', 'b', 'unknown-member'],
      ],
    ],
  ])('says what is wrong with %s and where', async (content, expected) => {
    expect(await findingsIn('a.json', content)).toEqual(expected);
  });

  it.each([
    ['', '1:1'],
    ['{\n  "production": {,}\n}', '2:18'],
    ['{\n  "production": {', '2:18'],
    ['{ // why\n}', '1:3'],
    ['{"sessions": [1,,2]}', '1:17'],
    ['{"sessions": [1,]}', '1:17'],
    ['{"sessions" []}', '1:13'],
    ["{'sessions': []}", '1:2'],
    ['{"sessions": [tru]}', '1:15'],
    ['{"sessions": "a\nb"}', '1:14'],
    ['{"sessions": 012}', '1:14'],
    ['{} {}', '1:4'],
    ['{"a": "\\x"}', '1:7'],
  ])('says where %j stops being JSON', async (content, place) => {
    expect(await findingsIn('a.json', content)).toEqual([[place, '', 'not-json']]);
  });

  it('takes a byte order mark, and every form of text and blank', async () => {
    expect(
      await findingsIn('a.json', '\uFEFF\t{"production" :\r\n{"roles":["\\"\\u00e9:\\\\", "x"]} }\n'),
    ).toEqual([]);
  });
});

it.each([
  [
    'a.json',
    `{${Array.from({ length: 300 }, (_, index) => `"m${index}": 1`).join()}}`,
    'm0',
    'unknown-member',
  ],
  ['a.yaml', 'a: b\n'.repeat(300), '', 'duplicate-member'],
])('of very many findings in %s the first ones are told', async (file, content, path, kind) => {
  const findings = await findingsIn(file, content);
  expect(findings).toHaveLength(100);
  expect(findings[0]).toEqual([expect.any(String), path, kind]);
});

describe('a file that is YAML', () => {
  it.each([
    ['', []],
    ['# nothing yet\n', []],
    ['production:\n  accounts: ["111111111111"]\n', []],
    ['producton:\n  confirm: true\n', [['1:1', 'producton', 'unknown-member']]],
    ['production:\n  accounts:\n    - 012345678901\n', [['3:7', 'production.accounts[0]', 'wrong-type']]],
    ['production:\n', [['1:12', 'production', 'wrong-type']]],
    ['production:\n  confirm: yes\n', [['2:12', 'production.confirm', 'wrong-type']]],
    ['production: {}\nproduction: {}\n', [['2:1', '', 'duplicate-member']]],
    ['a: b: c\n', [['1:4', '', 'not-yaml']]],
    ['production: !!js/function x\n', [['1:13', '', 'not-yaml']]],
    ['a: {}\n---\nb: {}\n', [['2:1', '', 'not-yaml']]],
    ['production: *rules\n', [['1:13', '', 'not-yaml']]],
    ['? [a]\n: b\n', [['1:3', '', 'not-yaml']]],
  ])('says what is wrong with %j and where', async (content, expected) => {
    expect(await findingsIn('a.yaml', content)).toEqual(expected);
  });

  it('finds what stands behind an alias where it is written', async () => {
    const content = 'production:\n  accounts: &all [a, 1]\n  roles: *all\n';
    expect(await findingsIn('a.yml', content)).toEqual([
      ['2:22', 'production.accounts[1]', 'wrong-type'],
      ['2:22', 'production.roles[1]', 'wrong-type'],
    ]);
  });
});

describe('a file that is made to do harm', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].map((pair) => [...pair]))
    laughs.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);

  it.each([
    ['aliases of aliases', laughs.join('\n')],
    ['brackets without end', '['.repeat(60_000)],
    ['dashes without end', '- '.repeat(30_000)],
    [
      'indentation without end',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
  ])('is refused: %s', async (_, content) => {
    expect(await findingsIn('a.yaml', content)).toEqual([[expect.any(String), '', 'not-yaml']]);
  });

  it('is refused where an alias leads back to itself', async () => {
    expect(await findingsIn('a.yaml', 'production: &a\n  accounts: *a\n')).toEqual([
      ['2:13', 'production.accounts', 'wrong-type'],
    ]);
  });

  it.each(['? '.repeat(40), `${'{'.repeat(30)}a${'}: 1'.repeat(29)}}`])(
    'with names within names is refused before they are written out: %s',
    async (content) => {
      const findings = await findingsIn('a.yaml', content);
      expect(findings).toContainEqual([expect.any(String), '', 'not-yaml']);
    },
  );

  it.each(['json', 'yaml'])('is not even read where it is too large: %s', async (ending) => {
    expect(await findingsIn(`a.${ending}`, ' '.repeat(300_000))).toEqual([['1:1', '', 'too-large']]);
  });

  it('is refused where it is no UTF-8', async () => {
    expect(await findingsIn('a.json', Uint8Array.of(0x22, 0xff, 0x22))).toEqual([['1:1', '', 'not-utf8']]);
  });
});
