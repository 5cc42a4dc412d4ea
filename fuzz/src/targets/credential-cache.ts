import assert from 'node:assert/strict';
import {
  readKeptAssumedRole,
  writeCachedAssumedRole,
} from '../../../packages/core/src/cache/assumed-role-cache.ts';
import { fileNameHash } from '../../../packages/core/src/cache/file-name-hash.ts';
import {
  readKeptRoleCredentials,
  writeCachedRoleCredentials,
} from '../../../packages/core/src/cache/role-credential-cache.ts';
import { readSharedFailure } from '../../../packages/core/src/cache/shared-failure.ts';
import type { RoleCredentials } from '../../../packages/core/src/credentials/role-credentials.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { Secret } from '../../../packages/core/src/secret.ts';
import { generateInput } from '../format.ts';
import { jsonFile } from '../formats/json-file.ts';
import { memoryRuntime, now } from '../memory-runtime.ts';
import { assertHidden, assertMoment, assertText, plain } from '../plain.ts';
import type { Target } from '../target.ts';
import { inJson, second, session } from './sso-cache.ts';

const target = { accountId: '111111111111', roleName: 'Admin' };
const role = { roleArn: 'arn:aws:iam::111111111111:role/Deploy' };

const keys =
  '"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": "secret-access-key-that-is-long", "SessionToken": "session-token-that-is-long"';
const credentials = [
  `{${keys}, "Expiration": "2030-01-02T10:00:00Z", "AccountId": "111111111111"}`,
  `{${keys}, "Expiration": "2030-01-02T10:00:00+00:00"}`,
  `{${keys}}`,
  `{"AccessKeyId": null, "SecretAccessKey": [], "SessionToken": {}, "Expiration": 1893553200}`,
] as const;

const roleFile = jsonFile(
  { ProviderType: ['"sso"', '"sso"', '"sso"', '"sso-oidc"'], Credentials: [...credentials] },
  [
    `{"ProviderType": "sso", "Credentials": ${credentials[0]}}`,
    `{"ProviderType": "sso", "Credentials": ${credentials[1]}}`,
  ],
);

export const roleCache: Target = {
  name: 'role-cache',
  generate: (random) => generateInput(roleFile, random),
  check: async (input) => {
    const { runtime } = memoryRuntime(input);
    const found = readKeptRoleCredentials(runtime, session, target);
    if (found === undefined) return;
    checkCredentials(found);
    await writeCachedRoleCredentials(runtime, session, target, found);
    const again = readKeptRoleCredentials(runtime, session, target);
    assert.deepEqual(plain(again), plain({ ...found, expiration: second(found.expiration) }));
  },
  repeated: inJson,
};

const assumedFile = jsonFile(
  {
    Credentials: [...credentials],
    AssumedRoleUser: [
      '{"AssumedRoleId": "AROA:me", "Arn": "arn:aws:sts::111111111111:assumed-role/Deploy/me"}',
    ],
    ResponseMetadata: ['{"RetryAttempts": 0, "HTTPHeaders": {"date": "x"}}'],
  },
  [`{"Credentials": ${credentials[0]}, "AssumedRoleUser": {"AssumedRoleId": "AROA:me", "Arn": "arn"}}`],
);

export const assumedRoleCache: Target = {
  name: 'assumed-role-cache',
  generate: (random) => generateInput(assumedFile, random),
  check: async (input) => {
    const { runtime } = memoryRuntime(input);
    const found = readKeptAssumedRole(runtime, role);
    if (found === undefined) return;
    checkCredentials(found);
    const assumedRoleUser = { assumedRoleId: 'AROA:me', arn: 'arn' };
    await writeCachedAssumedRole(runtime, role, { credentials: found, assumedRoleUser });
    const again = readKeptAssumedRole(runtime, role);
    assert.deepEqual(plain(again), plain({ ...found, expiration: second(found.expiration) }));
  },
  repeated: inJson,
};

function checkCredentials(found: RoleCredentials): void {
  const { accountId, accessKeyId, secretAccessKey, sessionToken, expiration } = found;
  const secrets = [secretAccessKey.reveal(), sessionToken.reveal()];
  for (const text of [accountId, accessKeyId, ...secrets]) assertText(text);
  assertMoment(expiration);
  assertHidden(found, secrets);
}

const secret = new Secret('refresh-token');
const failureFile = jsonFile(
  {
    of: [JSON.stringify(fileNameHash(secret.reveal()))],
    at: [`${now}`, `${now - 1000}`, `${now - 60_000}`, '9e99'],
    kind: ['"error"', '"error"', '"refused"', '"refused-for-now"'],
    code: [
      '"network"',
      '"throttled"',
      '"sign-in-needed"',
      '"service-unavailable"',
      '"no-access"',
      '"cancelled"',
    ],
    data: [
      '{"host": "oidc.us-east-1.amazonaws.com", "reason": "ECONNRESET"}',
      '{"session": {"name": "my-sso", "startUrl": "https://x"}, "reason": "unauthorized"}',
      '{"operation": "CreateToken", "status": 503, "milliseconds": 7, "accountId": "1", "roleArn": "r"}',
    ],
  },
  [
    `{"of": "${fileNameHash(secret.reveal())}", "at": ${now}, "kind": "error", "code": "network", "data": {"host": "h", "reason": "r"}}`,
  ],
);

export const sharedFailure: Target = {
  name: 'shared-failure',
  generate: (random) => generateInput(failureFile, random),
  check: (input, random) => {
    const { runtime } = memoryRuntime(input);
    const failure = readSharedFailure(
      runtime,
      { path: '/cache/any.json', secret },
      now - random.below(5_000),
    );
    if (failure?.kind === 'refused') assert.equal(typeof failure.final, 'boolean');
    else if (failure !== undefined)
      assert.ok(failure.error instanceof SsoError && JSON.stringify(failure.error.data));
  },
  repeated: inJson,
};
