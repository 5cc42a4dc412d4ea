import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  readPastedCredentials,
  requirePastedCredentials,
} from '../../../packages/core/src/credentials/import/read-pasted-credentials.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { type Format, generateInput } from '../format.ts';
import { now } from '../memory-runtime.ts';
import type { Pieces } from '../mutate.ts';
import { assertHidden, assertMoment } from '../plain.ts';
import type { Random } from '../random.ts';
import { refusedOr } from '../refused.ts';
import type { Target } from '../target.ts';

const id = 'ASIAIOSFODNN7EXAMPLE';
const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const token = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+token/with+signs==';

const samples: Pieces = [
  `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${key}"\nexport AWS_SESSION_TOKEN="${token}"\n`,
  `[111111111111_Admin]\naws_access_key_id=${id}\naws_secret_access_key=${key}\naws_session_token=${token}\n`,
  `$Env:AWS_ACCESS_KEY_ID="${id}"\r\n$Env:AWS_SECRET_ACCESS_KEY="${key}"\r\n$Env:AWS_SESSION_TOKEN="${token}"\r\n`,
  `SET AWS_ACCESS_KEY_ID=${id}\r\nSET AWS_SECRET_ACCESS_KEY=${key}\r\nSET AWS_SESSION_TOKEN=${token}\r\n`,
  `AWS Access Key ID\n${id}\nAWS Secret access key\n${key}\nAWS session token\n${token}\n`,
  `{"Version": 1, "AccessKeyId": "${id}", "SecretAccessKey": "${key}", "SessionToken": "${token}", "Expiration": "2030-01-02T10:00:00Z"}`,
  `${id}\n${key}\n${token}\n`,
];

const words: Pieces = [
  id,
  'AKIAIOSFODNN7EXAMPLE',
  key,
  token,
  'aws_access_key_id',
  'AWS_SECRET_ACCESS_KEY',
  'aws session token',
  'AccessKeyId',
  'account_id',
  'expiration',
  'x_expiration = 1893553200000',
  '2029-01-01T00:00:00Z',
  '111111111111',
  '[222222222222_ReadOnly]\n',
  '[a]\n',
  'export ',
  '$Env:',
  'SET ',
  '"',
  "'",
  '“',
  '”',
  '=',
  ': ',
  '\n',
  '\\',
  '`',
];

const names: Pieces = [
  'aws_access_key_id',
  'AWS_SECRET_ACCESS_KEY',
  'AWS Session Token',
  'SessionToken',
  'accountId',
  'Expiration',
];
const separators: Pieces = ['=', ' = ', ': ', '\n', '": "', '=\n', ' '];
const values: Pieces = [id, key, token, '111111111111', '2030-01-02T10:00:00Z', '...', ''];

function grammar(random: Random): string {
  return Array.from({ length: random.below(8) }, () => {
    const quote = random.pick(['', '', '"', "'"]);
    const before = random.pick(['', '', 'export ', 'SET ', '  "', '[a]\n', '# ']);
    return `${before}${random.pick(names)}${random.pick(separators)}${quote}${random.pick(values)}${quote}${random.pick(['\n', ',', '; ', ' '])}`;
  }).join('');
}

const format: Format = {
  samples,
  words,
  grammar,
  nesting: ['{"a":', '"', `${key}\n`, 'aws_session_token=', token],
};

/** What is found stands in the text as it is; what is not told shows nothing of it. */
export const pastedText: Target = {
  name: 'import',
  generate: (random) => generateInput(format, random),
  check: (input) => {
    const text = new TextDecoder().decode(input);
    const paste = readPastedCredentials(text);
    if (paste.kind === 'credentials') {
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = paste.credentials;
      assert.match(accessKeyId, /^[A-Z0-9]{16,128}$/);
      for (const part of [accessKeyId, secretAccessKey.reveal(), sessionToken.reveal()]) {
        assert.ok(text.includes(part));
        assert.match(part, /^[\w+/=-]{16,}$/);
      }
      if (expiration !== undefined) assertMoment(expiration);
      assertHidden(paste, [secretAccessKey.reveal(), sessionToken.reveal()]);
    }
    const codes = [
      'paste-unrecognized',
      'paste-incomplete',
      'paste-contradictory',
      'credentials-expired',
    ] as const;
    const required = refusedOr(codes, () => requirePastedCredentials(text, now));
    if (!(required instanceof SsoError))
      assert.deepEqual(paste, { kind: 'credentials', credentials: required });
    else if (paste.kind !== 'credentials') checkSilence(required, text);
  },
  repeated: [
    { piece: 'A' },
    { piece: ' ' },
    { piece: '\n' },
    { piece: '\r' },
    { piece: 'aws_session_token=' },
    { piece: 'access key id ' },
    { piece: 'A', before: 'aws_session_token="' },
    { piece: `${key} ` },
    { piece: `${key}\n` },
    { piece: ' ', before: `${key}`, after: 'x' },
    { piece: '\n ', before: 'aws_access_key_id' },
    { piece: '"', before: 'aws_access_key_id=' },
    { piece: '[' },
    { piece: '[a]\n' },
    { piece: 'sessiontoken/' },
  ],
};

/** No word of the text that is as long as a secret. */
function checkSilence(error: SsoError, text: string): void {
  const printed = inspect(error, { depth: 10 }) + JSON.stringify(error.data);
  for (const [word] of text.matchAll(/[A-Za-z0-9+/]{20,}/g))
    assert.ok(!printed.includes(word), 'the error says it');
}
