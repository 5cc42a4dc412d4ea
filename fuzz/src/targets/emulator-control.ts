import assert from 'node:assert/strict';
import { createControl } from '../../../packages/emulator/src/control/control.ts';
import { createEmulator } from '../../../packages/emulator/src/emulator.ts';
import { generateInput } from '../format.ts';
import { jsonFile } from '../formats/json-file.ts';
import type { Random } from '../random.ts';
import type { Target } from '../target.ts';

const members = {
  description: ['"any"'],
  faults: [
    '[{"operation": "CreateToken", "reset": true, "times": 3}]',
    '[{"html": true}]',
    '[{"status": 503, "times": "always"}]',
  ],
  latencyMilliseconds: ['5', '[1, 2]', '{"from": 1, "to": 2}'],
  rateLimit: ['{"callsPerSecond": 5, "retryAfter": true}', 'null'],
  clock: ['{"advanceSeconds": 7200}', '{"time": "2030-01-01T00:00:00Z"}', '{"advanceSeconds": 1e300}'],
  revoke: ['["sessions"]', '["everything"]'],
  assignments: [
    '{"removeRoles": [{"accountId": "111111111111", "roleName": "Admin"}]}',
    '{"addAccounts": [{"id": "999999999999"}]}',
  ],
  steps: [
    '[{"at": {"call": 2, "operation": "CreateToken"}, "revoke": ["sessions"]}]',
    '[{"at": {"seconds": 1}}]',
  ],
} as const;

const format = jsonFile(members, [
  `{"description": "x", "faults": ${members.faults[0]}, "steps": ${members.steps[0]}}`,
  `{"clock": ${members.clock[0]}}`,
  '{"userCode": "ABCD-EFGH"}',
  '[{"operation": "CreateToken"}]',
]);

/** Every request has an answer with a reason, and the emulator is calm again afterwards. */
export const emulatorControl: Target = {
  name: 'emulator-control',
  generate: (random) => generateInput(format, random),
  check: (input, random) => {
    const control = createControl(createEmulator(), 'token');
    const body = new TextDecoder().decode(input);
    const answer = (method: string, path: string) =>
      control.answer({ method, target: `/control${path}`, headers: { authorization: 'Bearer token' }, body })
        .response;
    const { status, body: reply } = answer(methodOf(random), pathOf(random));
    assert.ok([200, 400, 404, 405, 409].includes(status), String(status));
    assert.doesNotThrow(() => JSON.parse(reply));
    assert.equal(answer('DELETE', '/scenario').status, 200);
    assert.equal(answer('GET', '').status, 200);
  },
  repeated: [{ piece: '[' }, { piece: '{},', before: '{"faults": [' }, { piece: '"a": 1,', before: '{' }],
};

function methodOf(random: Random): string {
  return random.pick(['PUT', 'POST', 'POST', 'PUT', 'DELETE', 'GET', 'PATCH']);
}

function pathOf(random: Random): string {
  return random.pick([
    '/scenario',
    '/scenario',
    '/changes',
    '/changes',
    '/faults',
    '/latency',
    '/rate-limit',
    '/clock',
    '/approve',
    '/network',
    '/none',
    '',
  ]);
}
