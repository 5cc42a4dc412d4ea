import assert from 'node:assert/strict';
import { isFailureCode } from '../../../packages/core/src/directory/directory.ts';
import { keepDirectory, readDirectory } from '../../../packages/core/src/directory/directory-file.ts';
import { readPartialDirectory } from '../../../packages/core/src/directory/partial-directory.ts';
import {
  type Choice,
  choiceKey,
  readChoiceScores,
  recordChoice,
} from '../../../packages/core/src/history/choice-history.ts';
import { generateInput } from '../format.ts';
import { jsonFile, objectText } from '../formats/json-file.ts';
import { memoryRuntime, now } from '../memory-runtime.ts';
import { assertMoment, assertText, plain } from '../plain.ts';
import type { Target } from '../target.ts';
import { inJson, second, session } from './sso-cache.ts';

const accounts = [
  '[{"accountId": "111111111111", "accountName": "Production", "emailAddress": "p@example.com", "roles": ["Admin", "ReadOnly"], "fetchedAt": "2030-01-02T00:00:00Z"}]',
  '[{"accountId": "222222222222", "roles": [], "fetchedAt": "2030-01-02T00:00:00Z"}, {"accountId": "111111111111", "accountName": "\\u001b[2J", "roles": ["A", 1, null]}]',
  '[null, 1, "a", [], {"roles": {}}]',
  '[]',
] as const;

const directoryFile = jsonFile(
  {
    version: ['1', '1', '1', '2', '"1"'],
    startUrl: ['"https://d-1234567890.awsapps.com/start"'],
    fetchedAt: ['"2030-01-02T00:00:00Z"'],
    accounts: [...accounts],
    failures: [
      '[{"accountId": "222222222222", "code": "throttled"}]',
      '[{"accountId": "1", "code": "toString"}]',
    ],
  },
  [
    `{"version":1,"startUrl":"https://d-1234567890.awsapps.com/start","fetchedAt":"2030-01-02T00:00:00Z","accounts":${accounts[0]}}`,
  ],
);

export const directory: Target = {
  name: 'directory',
  generate: (random) => generateInput(directoryFile, random),
  check: async (input) => {
    const { runtime } = memoryRuntime(input);
    for (const [accountId, known] of readPartialDirectory(runtime, session)) {
      checkAccount({ accountId, ...known });
      assertMoment(known.fetchedAt);
    }
    const found = readDirectory(runtime, session);
    if (found === undefined) return;
    assertMoment(found.fetchedAt);
    for (const account of found.accounts) checkAccount(account);
    for (const { accountId, code } of found.failures) {
      assertText(accountId);
      assert.ok(isFailureCode(code));
    }
    await keepDirectory(runtime, session, found);
    const again = readDirectory(runtime, session);
    assert.deepEqual(plain(again), plain({ ...found, fetchedAt: second(found.fetchedAt) }));
  },
  repeated: [
    ...inJson,
    { piece: '{"accountId": "1", "roles": []},', before: '{"version":1,"accounts":[', after: '1]}' },
  ],
};

function checkAccount({
  accountId,
  roles,
}: {
  readonly accountId: string;
  readonly roles: readonly string[];
}): void {
  assertText(accountId);
  assert.ok(roles.every((role) => typeof role === 'string'));
}

const visit = {
  at: [`${now - 1000}`, `${now + 60_000}`, '1893456000000', '-1e308', '0.5'],
  kind: ['"profile"', '"role"'],
  profile: ['"dev"', '"a b"'],
  session: ['"my-sso"'],
  accountId: ['"111111111111"'],
  roleName: ['"Admin"'],
} as const;

const oneVisit = jsonFile(visit, [
  `{"at":${now - 5000},"kind":"profile","profile":"dev"}\n{"at":${now - 4000},"kind":"role","session":"my-sso","accountId":"111111111111","roleName":"Admin"}\n`,
]);
const historyFile = {
  ...oneVisit,
  grammar: (random: Parameters<typeof objectText>[1]) =>
    Array.from(
      { length: random.below(6) },
      () => `${objectText(visit, random).replaceAll('\n', ' ')}\n`,
    ).join(''),
};

const choice: Choice = { kind: 'profile', profile: 'chosen-now' };

/** A choice is remembered, whatever the lines above it hold. */
export const history: Target = {
  name: 'history',
  generate: (random) => generateInput(historyFile, random),
  check: async (input) => {
    const { runtime } = memoryRuntime(input);
    const options = { platform: 'linux' } as const;
    const before = readChoiceScores(runtime, options);
    for (const [key, score] of before) {
      assertText(key);
      assert.ok(Number.isFinite(score) && score >= 0);
    }
    await recordChoice(runtime, choice, options);
    assert.ok((readChoiceScores(runtime, options).get(choiceKey(choice)) ?? 0) >= 0.9, 'not remembered');
  },
  repeated: [...inJson, { piece: '{}\n' }, { piece: '{"at":1,"kind":"profile","profile":"a"}\n' }],
};
