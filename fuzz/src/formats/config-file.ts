import type { Format } from '../format.ts';
import type { Pieces } from '../mutate.ts';
import type { Random } from '../random.ts';

const samples: Pieces = [
  `[default]
region = eu-central-1
output = json

[sso-session my-sso]
sso_start_url = https://d-1234567890.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = my-sso
sso_account_id = 011111111111
sso_role_name = Admin
region = eu-west-1
`,
  `# mine, do not touch
[profile legacy]
  sso_start_url : https://my.awsapps.com/start
  sso_region=us-east-1
  sso_account_id=222222222222
  sso_role_name=ReadOnly ; not a comment

[profile "my prof"]
role_arn = arn:aws:iam::333333333333:role/Deploy
source_profile = legacy
s3 =
  max_concurrent_requests = 20
  addressing_style=path
services = local
[services local]
sso =
    endpoint_url = http://127.0.0.1:4566
`,
  `\ufeff[DEFAULT]\r\noutput = table\r\n[profile a]\r\nsso_session = a\r\n\r\n; comment\r\n[sso-session a]\r\nsso_region = eu-west-1\r\n`,
  `[a]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = line
  continued
[profile tool]
credential_process = sso credential-process --profile dev
[preview]
cloudfront = true
[plugins]
endpoint = awscli_plugin_endpoint
`,
];

const words: Pieces = [
  '[',
  ']',
  '[]',
  '[DEFAULT]',
  '[default]',
  '[profile a]',
  '[profile  a ]',
  '[profile "a"]',
  "[profile 'a b']",
  '[profile __proto__]',
  '[profiles a] # note',
  '[sso-session my-sso]',
  '[services local]',
  '[profile dev',
  'profile',
  '=',
  ' = ',
  ':',
  '#',
  ';',
  ' #',
  '\n',
  '\n ',
  '\n\n  ',
  '  k = v',
  '\nregion = x\n',
  'Region = y\n',
  's3 =\n',
  's3 =\n  a = 1\n  b\n',
  'sso_session = my-sso\n',
  'source_profile = a\n',
  'credential_process = sso credential-process -p a\n',
  '__proto__ = 1\n',
];

const headers: Pieces = [
  'default',
  'profile a',
  'profile dev',
  'profile "a"',
  'profile "a b"',
  'profile  dev',
  'profiles x',
  'sso-session my-sso',
  "sso-session 'my sso'",
  'services local',
  'DEFAULT',
  'a',
  'preview',
  'profile c] # [d',
  'profile __proto__',
  'profile \\a',
  'profile ünï',
];
const keys: Pieces = [
  'region',
  'Region',
  'output',
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'sso_start_url',
  'sso_region',
  'source_profile',
  'role_arn',
  'services',
  's3',
  'sso',
  'aws_session_token',
  'credential_process',
  'my key',
  '__proto__',
];
const values: Pieces = [
  '',
  'v',
  'eu-west-1',
  'my-sso',
  'a',
  'dev',
  'local',
  '011111111111',
  'arn:aws:iam::333333333333:role/Deploy',
  'https://d-1234567890.awsapps.com/start',
  'a # b',
  '"quoted"',
  '%(region)s',
  'k = w',
  '[profile z]',
  'sso credential-process --profile a',
  'café',
];
const indents: Pieces = ['', '', '', '', ' ', '  ', '\t', '\xa0'];
const delimiters: Pieces = [' = ', ' = ', '=', ': ', ' =\t', '= '];

function grammar(random: Random): string {
  const lineEnding = random.pick(['\n', '\n', '\n', '\r\n', '\r']);
  const lines = Array.from({ length: random.below(24) }, () => lineOf(random));
  const beginning = random.oneIn(12) ? '\ufeff' : '';
  return beginning + lines.join(lineEnding) + (random.oneIn(4) ? '' : lineEnding);
}

function lineOf(random: Random): string {
  const indent = random.pick(indents);
  const entry = (): string => random.pick(keys) + random.pick(delimiters) + random.pick(values);
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return `${indent}[${random.pick(headers)}]`;
    case 3:
      return `      ${entry()}`;
    case 4:
      return random.pick(['', '', '  ', '# comment', '  ; [profile a]', '#']);
    case 5:
      return random.oneIn(8) ? random.pick(values) : entry();
    default:
      return indent + entry();
  }
}

/** `~/.aws/config` and `credentials`. */
export const configFile: Format = {
  samples,
  words,
  grammar,
  nesting: ['[', '[a]\n', ' ', '\n', '[a', 'a=\n b=\n'],
};

/** A key and a value that a file can hold: what is edited is the product's own choice, and no input. */
export function editedKeys(random: Random): readonly (readonly [string, string])[] {
  return Array.from({ length: 1 + random.below(4) }, () => {
    const key = random.pick(keys).replace(' ', '_');
    return [key, random.pick([...values, '[x]', '= x', ': y'])] as const;
  });
}

export const profileNames: Pieces = [
  'a',
  'dev',
  'default',
  'a b',
  'legacy',
  'my prof',
  'new',
  'c',
  'DEFAULT',
  'x',
];
