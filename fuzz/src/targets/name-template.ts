import assert from 'node:assert/strict';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { parsePattern } from '../../../packages/core/src/names/pattern.ts';
import { defaultNameTemplate, parseNameTemplate } from '../../../packages/core/src/population/template.ts';
import { type Format, generateInput } from '../format.ts';
import type { Random } from '../random.ts';
import { refusedOr } from '../refused.ts';
import type { Target } from '../target.ts';

const words = [
  '{',
  '}',
  '|',
  ':',
  ',',
  "'",
  '"',
  ' ',
  'accountName',
  'roleName',
  'email',
  'region',
  'kebab',
  'snake',
  'short',
  'lower',
  'trim',
  "replace:'a','b'",
  "replace:'','x'",
  '{roleName}',
  '*',
  '?',
  '/',
  '!',
  '[',
  '(',
  '\\',
  '^',
  '$',
  '.',
] as const;

const format: Format = {
  samples: [
    defaultNameTemplate,
    "{accountName|lower|replace:'-prod',''}-{region|short}",
    '{email}.{accountId}',
    '/^prod-\\d+$/i',
    '!*test?',
    '111111111111',
  ],
  words,
  grammar: (random: Random) => Array.from({ length: random.below(12) }, () => random.pick(words)).join(''),
  nesting: ['{', '}', '{roleName}', '{roleName|lower', '|', '*', '?*', '('],
};

const fields = {
  accountName: 'Production Åre \u001b[2J (İ)',
  accountId: '111111111111',
  roleName: 'AdminRole',
  email: 'a+b@example.com',
  session: 'my-sso',
  region: 'eu-central-1',
};

/** Templates of names, and patterns: both are a person's own text. An expression is compiled, but what it takes to run it is that person's. */
export const nameTemplate: Target = {
  name: 'name-template',
  generate: (random) => generateInput(format, random),
  check: (input) => {
    const text = new TextDecoder().decode(input);
    const template = refusedOr(['template-invalid'], () => parseNameTemplate(text));
    if (template instanceof SsoError) {
      assert.ok(SsoError.is(template, 'template-invalid'));
      const { column } = template.data;
      assert.ok(column >= 1 && column <= Array.from(text).length + 1);
    } else assert.equal(template(fields), template(fields));
    const pattern = refusedOr(['pattern-invalid'], () => parsePattern(text));
    if (!(pattern instanceof SsoError) && !/^!?\//.test(text))
      assert.equal(typeof pattern.fits('any name'), 'boolean');
  },
  repeated: [
    { piece: '{roleName}' },
    { piece: '|lower', before: '{accountName', after: '}' },
    { piece: 'x' },
    { piece: '{' },
    { piece: ' ', before: '{roleName' },
    { piece: '*' },
    { piece: '*a', after: 'z' },
  ],
};
