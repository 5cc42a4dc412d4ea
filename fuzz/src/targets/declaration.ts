import assert from 'node:assert/strict';
import { readDeclarations } from '../../../packages/core/src/declaration/read-declarations.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { readProduction } from '../../../packages/core/src/production/read-production.ts';
import { type Format, generateInput } from '../format.ts';
import { jsonFile, objectText } from '../formats/json-file.ts';
import { memoryRuntime } from '../memory-runtime.ts';
import type { Pieces } from '../mutate.ts';
import type { Random } from '../random.ts';
import { refusedOrLater } from '../refused.ts';
import type { Target } from '../target.ts';

const members = {
  $schema: ['"./sso.config.schema.json"'],
  sessions: [
    '[{"name": "my-sso", "startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1"}]',
    '[{"name": "a b", "startUrl": "https://my.awsapps.com/start", "region": "eu-west-1", "registrationScopes": ["x"]}]',
    '[{"name": "a", "name": "b", "startUrl": "http://x", "region": "nowhere"}, 7]',
  ],
  populate: [
    '[{"session": "my-sso", "accounts": ["*prod*", "!/test/"], "roles": ["Admin"], "nameTemplate": "{accountName|kebab}"}]',
    '[{"session": "my-sso", "regions": ["eu-west-1"], "form": "legacy", "settings": {"output": "json"}}]',
    '[{"session": "", "accounts": ["/(/"], "nameTemplate": "{nothing", "form": "lgacy", "defaults": [{"settings": {"role_arn": "x"}}]}]',
  ],
  production: [
    '{"accounts": ["*prod*", "111111111111"], "roles": ["Admin*"], "confirm": true, "minutes": 30}',
    '{"accounts": ["/[/"], "profiles": ["!"], "minutes": 0.5, "confrm": 1}',
  ],
} as const;

const json = jsonFile(members, [
  `{\n  "sessions": ${members.sessions[0]},\n  "populate": ${members.populate[0]},\n  "production": ${members.production[0]}\n}\n`,
  `{"production": ${members.production[1]}}`,
]);

const yamlWords: Pieces = [
  ': ',
  '- ',
  '? ',
  '\n  ',
  '\n\t',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '!!js/function ',
  '!a!b ',
  '%YAML 1.1\n---\n',
  '---\n',
  '...\n',
  '|\n  ',
  '>-\n  ',
  '# ',
  '{',
  '}',
  '[',
  ']',
  "'",
  '"',
  '~',
  '.nan',
  '0x1f',
  '2030-01-01',
  'yes',
  'production:\n',
  'sessions:\n  - name: ',
];

const yaml: Format = {
  samples: [
    `# ours
sessions:
  - name: my-sso
    startUrl: https://d-1234567890.awsapps.com/start
    region: us-east-1
populate:
  - session: my-sso
    accounts: ['*prod*', '!/test/']
    nameTemplate: '{accountName|kebab}_{roleName}'
    settings: { output: json }
production:
  accounts: [ "*prod*" ]
  minutes: 30
`,
    'production: &p\n  roles: [Admin]\nsessions: []\npopulate:\n  - session: a\n    roles: *p\n',
    '? production\n: confirm: true\n',
  ],
  words: yamlWords,
  // Of YAML, JSON is a part.
  grammar: (random) => objectText(members, random),
  nesting: ['[', '- ', '{a: ', '? ', ' ', '&a [*a,', '!'],
};

export const jsonDeclaration = declarationTarget('declaration-json', 'sso.config.json', json);
export const yamlDeclaration = declarationTarget('declaration-yaml', 'sso.config.yaml', yaml);

/** Either conforms, or is refused with places that are in the file; and both readers agree about it. */
function declarationTarget(name: string, file: string, format: Format): Target {
  const path = `/project/${file}`;
  const place = { platform: 'linux', cwd: '/project' } as const;
  return {
    name,
    generate: (random: Random) => generateInput(format, random),
    check: async (input) => {
      const { runtime, content } = memoryRuntime();
      content.set('/project/.git', new Uint8Array());
      content.set(path, input);
      const declared = await refusedOrLater(['declaration-invalid'], () => readDeclarations(runtime, place));
      const production = await refusedOrLater(['declaration-invalid'], () => readProduction(runtime, place));
      if (production instanceof SsoError) assert.ok(declared instanceof SsoError);
      if (declared instanceof SsoError) checkFindings(declared, input);
      else assert.equal(declared.length, 1);
      const prototype: object = Object.prototype;
      assert.equal(Object.keys(prototype).length, 0);
    },
    repeated: [
      { piece: '[' },
      { piece: '{"a":' },
      { piece: '"a",', before: '[' },
      { piece: '"\\"",', before: '[' },
      { piece: ' ', before: '{"a"', after: ':' },
      { piece: '"a": 1,', before: '{', after: '"a": 1}' },
      ...(file.endsWith('.json')
        ? []
        : [{ piece: '- ' }, { piece: 'a: b\n' }, { piece: '*a ' }, { piece: '&a' }]),
    ],
  };
}

function checkFindings(error: SsoError, input: Uint8Array): void {
  assert.ok(SsoError.is(error, 'declaration-invalid'));
  assert.ok(error.data.findings.length > 0);
  const lines = new TextDecoder().decode(input).split('\n');
  for (const { line, column, problem } of error.data.findings) {
    assert.ok(line >= 1 && line <= lines.length && column >= 1, `${line}:${column}`);
    assert.ok(column <= (lines[line - 1]?.length ?? 0) + 1, `${problem.kind} at ${line}:${column}`);
  }
}
