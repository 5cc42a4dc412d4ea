import assert from 'node:assert/strict';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { Secret } from '../../../packages/core/src/secret.ts';
import { inspectSeed, packSeed, unpackSeed } from '../../../packages/core/src/seed/envelope.ts';
import { parseSeedKey } from '../../../packages/core/src/seed/seed-key.ts';
import { type Format, generateInput } from '../format.ts';
import { memoryRuntime, now } from '../memory-runtime.ts';
import { assertHidden, assertMoment } from '../plain.ts';
import { Random } from '../random.ts';
import { refusedOr } from '../refused.ts';
import type { Target } from '../target.ts';

const key = new Secret('sso-seed-key.v1.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8');
const secrets = ['access-token-of-the-seed', 'refresh-token-of-the-seed', 'client-secret-of-the-seed'];
const [accessToken = '', refreshToken = '', clientSecret = ''] = secrets;
const random = new Random('nonce');

const { envelope } = packSeed(
  {
    ...memoryRuntime().runtime,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => random.below(256)),
  },
  {
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'us-east-1',
    scopes: ['sso:account:access'],
    accessToken: new Secret(accessToken),
    refreshToken: new Secret(refreshToken),
    registration: { clientId: 'client', clientSecret: new Secret(clientSecret), expiresAt: now + 1e9 },
    expiresAt: now + 1e6,
    issuedAt: now,
  },
  {
    repository: 'owner/name',
    environment: 'production',
    targets: [{ accountId: '111111111111', roleName: 'Admin' }],
  },
  { key },
);

const [, , headerText = '', nonce = '', content = ''] = envelope.split('.');

/** With another header, which reads well and was not authenticated. */
function withHeader(random: Random): string {
  const header: Record<string, unknown> = JSON.parse(Buffer.from(headerText, 'base64url').toString());
  const names = Object.keys(header);
  header[names[random.below(names.length)] ?? ''] = random.pick<unknown>([
    null,
    '',
    1,
    [],
    ['1/2'],
    'owner/other',
    '2030-01-01T00:00:00Z',
  ]);
  return `sso-seed.v1.${Buffer.from(JSON.stringify(header)).toString('base64url')}.${nonce}.${content}`;
}

const format: Format = {
  samples: [envelope, key.reveal()],
  words: [
    '.',
    'sso-seed.',
    'sso-seed.v1.',
    'sso-seed.v2.',
    'sso-seed-key.v1.',
    headerText,
    nonce,
    content,
    'AAAA',
    '=',
    '-_',
    ' ',
    '\n',
  ],
  grammar: withHeader,
  nesting: ['.', 'A', 'sso-seed.v1.'],
};

/** Nothing opens but what was packed, and nothing of it shows. */
export const seedEnvelope: Target = {
  name: 'seed-envelope',
  generate: (random) => generateInput(format, random),
  check: (input) => {
    const text = new TextDecoder().decode(input);
    const codes = ['seed-malformed', 'seed-version'] as const;
    const header = refusedOr(codes, () => inspectSeed(text));
    if (!(header instanceof SsoError)) for (const at of [header.issuedAt, header.expiresAt]) assertMoment(at);
    const opened = refusedOr([...codes, 'seed-key-wrong'], () => unpackSeed(text, key));
    if (opened instanceof SsoError) assertHidden(opened, secrets);
    else assert.equal(text.trim(), envelope, 'another envelope opens');
    refusedOr(['seed-key-malformed'], () => parseSeedKey(text));
  },
  repeated: [
    { piece: 'A', before: 'sso-seed.v1.' },
    { piece: '.', before: 'sso-seed.v1.' },
    { piece: '1', before: 'sso-seed.v' },
    { piece: ' ', after: 'x' },
  ],
};
