import assert from 'node:assert/strict';
import type { CachedToken, ClientRegistration } from '../../../packages/core/src/cache/records.ts';
import { readRegistration, writeRegistration } from '../../../packages/core/src/cache/registration-cache.ts';
import { listCachedTokens, readToken, writeToken } from '../../../packages/core/src/cache/token-cache.ts';
import type { Runtime } from '../../../packages/core/src/runtime.ts';
import type { NamedSession } from '../../../packages/core/src/session/session.ts';
import { generateInput } from '../format.ts';
import { jsonFile } from '../formats/json-file.ts';
import { memoryRuntime } from '../memory-runtime.ts';
import { assertHidden, assertMoment, assertText, plain } from '../plain.ts';
import type { Repetition, Target } from '../target.ts';

export const session: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};

const tokenFile = jsonFile(
  {
    startUrl: ['"https://d-1234567890.awsapps.com/start"', '"https://other.awsapps.com/start#/"'],
    region: ['"us-east-1"'],
    accessToken: ['"access-token-that-is-long"', '"eyJhbGciOi.JIUzI1NiJ9.aaaaaaaaaaaaaaa"'],
    expiresAt: ['"2030-01-02T10:00:00Z"', '"2030-01-02T10:00:00UTC"', '"2029-12-31T23:59:59+05:30"'],
    clientId: ['"client-id"'],
    clientSecret: ['"client-secret-that-is-long"'],
    registrationExpiresAt: ['"2030-03-01T00:00:00Z"'],
    refreshToken: ['"refresh-token-that-is-long"'],
  },
  [
    '{"startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1", "accessToken": "access-token-that-is-long", "expiresAt": "2030-01-02T10:00:00Z", "clientId": "client-id", "clientSecret": "client-secret-that-is-long", "registrationExpiresAt": "2030-03-01T00:00:00Z", "refreshToken": "refresh-token-that-is-long"}',
    '{"startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1", "accessToken": "access-token-that-is-long", "expiresAt": "2030-01-02T10:00:00Z"}',
  ],
);

const registrationFile = jsonFile(
  {
    clientId: ['"client-id"'],
    clientSecret: ['"client-secret-that-is-long"'],
    expiresAt: ['"2030-03-01T00:00:00Z"', '"2030-01-02T03:10:00Z"'],
    scopes: ['["sso:account:access"]', '[]'],
    grantTypes: ['["authorization_code", "refresh_token"]', '["device"]'],
  },
  [
    '{"clientId": "client-id", "clientSecret": "client-secret-that-is-long", "expiresAt": "2030-03-01T00:00:00Z", "scopes": ["sso:account:access"], "grantTypes": ["authorization_code", "refresh_token"]}',
    '{"clientId": "client-id", "clientSecret": "client-secret-that-is-long", "expiresAt": "2030-03-01T00:00:00Z"}',
  ],
);

export const inJson: readonly Repetition[] = [
  { piece: '[' },
  { piece: '{"a":' },
  { piece: ' ' },
  { piece: '"', before: '{' },
  { piece: '\\u0041', before: '{"accessToken": "', after: '"}' },
  { piece: '"a": 1, ', before: '{', after: '"b": 2}' },
  { piece: '9', before: '{"expiresAt": "', after: '"}' },
];

/** No token, or one that is whole; and what is written over the file can be read, whatever was there. */
export const tokenCache: Target = {
  name: 'token-cache',
  generate: (random) => generateInput(tokenFile, random),
  check: async (input) => {
    const { runtime, content } = memoryRuntime(input);
    const token = readToken(runtime, session);
    const listed = listCachedTokens(runtime);
    assert.equal(listed.length, token === undefined ? 0 : 1);
    if (token === undefined) return;
    checkToken(token);
    await writeToken(runtime, session, token);
    assert.equal(content.size, 1);
    assert.deepEqual(plain(readToken(runtime, session)), plain(inSeconds(token)));
  },
  repeated: inJson,
};

function checkToken(token: CachedToken): void {
  const { accessToken, refreshToken, registration, startUrl, region, expiresAt } = token;
  for (const text of [accessToken.reveal(), startUrl, region]) assertText(text);
  assertMoment(expiresAt);
  if (registration !== undefined) {
    assertText(registration.clientId);
    assertMoment(registration.expiresAt);
  }
  const secrets = [accessToken, refreshToken, registration?.clientSecret].filter((one) => one !== undefined);
  assertHidden(
    token,
    secrets.map((secret) => secret.reveal()),
  );
}

function inSeconds(token: CachedToken): CachedToken {
  const { registration, expiresAt } = token;
  const client = registration && { ...registration, expiresAt: second(registration.expiresAt) };
  return { ...token, registration: client, expiresAt: second(expiresAt) };
}

/** Files keep whole seconds. */
export function second(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

export const registrationCache: Target = {
  name: 'registration-cache',
  generate: (random) => generateInput(registrationFile, random),
  check: async (input) => {
    const { runtime } = memoryRuntime(input);
    const [device, pkce] = [
      readRegistration(runtime, session, 'device'),
      readRegistration(runtime, session, 'pkce'),
    ];
    assert.ok(device === undefined || pkce === undefined, 'of both flows');
    if (device !== undefined) await checkRegistration(runtime, device, 'device');
    if (pkce !== undefined) await checkRegistration(runtime, pkce, 'pkce');
  },
  repeated: inJson,
};

async function checkRegistration(
  runtime: Runtime,
  registration: ClientRegistration,
  flow: 'device' | 'pkce',
): Promise<void> {
  assertText(registration.clientId);
  assertText(registration.clientSecret.reveal());
  assertMoment(registration.expiresAt);
  for (const text of [...(registration.scopes ?? []), ...(registration.grantTypes ?? [])]) {
    assert.equal(typeof text, 'string');
  }
  await writeRegistration(runtime, session, registration);
  const again = { ...registration, expiresAt: second(registration.expiresAt) };
  assert.deepEqual(plain(readRegistration(runtime, session, flow)), plain(again));
}
