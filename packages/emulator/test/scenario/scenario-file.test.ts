import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, parseScenario, readScenarioFile } from '../../src/index.ts';

const complete = {
  description: 'Everything',
  latencyMilliseconds: { CreateToken: 50 },
  rateLimit: { callsPerSecond: 5, burst: 10, retryAfter: true, operations: ['ListAccounts'] },
  clock: { time: '2030-01-01T00:00:00+01:00' },
  network: { downMilliseconds: 10 },
  revoke: ['sessions', 'registrations'],
  assignments: {
    addAccounts: [{ id: '555555555555', name: 'New', email: 'a@example.com', roles: ['Admin'] }],
    removeAccounts: ['111111111111'],
    addRoles: [{ accountId: '222222222222', roleName: 'Auditor' }],
    removeRoles: [{ accountId: '222222222222', roleName: 'Admin' }],
  },
  faults: [
    { operation: 'CreateToken', grantType: 'refresh_token', after: 1, times: 2, reset: true, acts: true },
    { error: 'TooManyRequestsException', headers: { 'retry-after': '2' }, probability: 0.5, seed: 7 },
    { status: 503, body: '', delayMilliseconds: 5 },
    { merge: { expiresIn: null }, truncateToBytes: 10, bytesPerSecond: 100, cutAfterBytes: 3 },
    { operation: 'ListAccounts', page: 'empty' },
  ],
  steps: [
    { at: { call: 2, operation: 'CreateToken' }, rateLimit: null },
    { at: { seconds: 0.5 }, clock: { advanceSeconds: -7200 }, latencyMilliseconds: 0 },
  ],
};

describe('a scenario file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'scenario-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read as it stands', () => {
    const file = join(directory, 'good.json');
    writeFileSync(file, JSON.stringify(complete));
    expect(readScenarioFile(file)).toEqual(complete);
  });

  it('may be empty, and says for good in a word', () => {
    expect(parseScenario({})).toEqual({});
    const { faults } = parseScenario({ faults: [{ html: true, times: 'always' }] });
    expect(faults).toEqual([{ html: true, times: Number.POSITIVE_INFINITY }]);
  });

  it.each<[string, unknown]>([
    ['the JSON value must be an object', []],
    ['the JSON value must be an object with only', { fault: [] }],
    ['faults must be a list', { faults: {} }],
    ['faults[0].operation must be one of RegisterClient', { faults: [{ operation: 'Token' }] }],
    ['faults[1].times must be a whole number, 1 or more, or "always"', { faults: [{}, { times: 0 }] }],
    ['faults[0].probability must be a number above 0', { faults: [{ probability: 1.5 }] }],
    ['faults[0].error must be one of', { faults: [{ error: 'Oops' }] }],
    ['faults[0].status must be a status', { faults: [{ status: 99 }] }],
    ['faults[0].reset must be true or false', { faults: [{ reset: 'yes' }] }],
    [
      'faults[0] must be one kind of answer; it has reset and html',
      { faults: [{ reset: true, html: true }] },
    ],
    ['faults[0].merge must be left out', { faults: [{ status: 500, merge: {} }] }],
    ['faults[0].merge must be an object', { faults: [{ merge: [] }] }],
    ['faults[0].acts must be true or left out', { faults: [{ acts: false, merge: {} }] }],
    ['faults[0].operation must be ListAccounts or', { faults: [{ page: 'empty' }] }],
    ['faults[0].headers must be header names in lower case', { faults: [{ headers: { Via: 'x' } }] }],
    ['faults[0].headers.via must be a text', { faults: [{ headers: { via: 'a\r\nb' } }] }],
    ['latencyMilliseconds must be one of', { latencyMilliseconds: { Token: 5 } }],
    ['latencyMilliseconds.CreateToken must be milliseconds', { latencyMilliseconds: { CreateToken: -1 } }],
    ['rateLimit.callsPerSecond must be a number above 0', { rateLimit: {} }],
    ['clock must be an object with one of', { clock: {} }],
    ['clock must be an object with one of', { clock: { time: '2030-01-01T00:00:00Z', advanceSeconds: 1 } }],
    ['clock.time must be a time', { clock: { time: '2030-13-01T00:00:00Z' } }],
    ['network.downMilliseconds must be', { network: {} }],
    ['revoke[0] must be one of sessions', { revoke: ['roles'] }],
    ['assignments.removeAccounts[0] must be 12 digits', { assignments: { removeAccounts: [1] } }],
    ['steps[0].at must be an object', { steps: [{}] }],
    ['steps[0].at must be an object with one of call and seconds', { steps: [{ at: {} }] }],
    ['steps[0].at.call must be a whole number', { steps: [{ at: { call: 0 } }] }],
    ['steps[0].at.operation must be left out', { steps: [{ at: { seconds: 1, operation: 'Logout' } }] }],
    ['steps[0].faults[0].seed must be', { steps: [{ at: { call: 1 }, faults: [{ seed: -1 }] }] }],
    ['steps[0] must be an object with only', { steps: [{ at: { call: 1 }, steps: [] }] }],
  ])('is refused: %s', (message, value) => {
    const act = () => parseScenario(value);
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
  });

  it('is refused with its name where it is no JSON or not there', () => {
    const file = join(directory, 'broken.json');
    writeFileSync(file, '{');
    for (const name of [file, join(directory, 'missing.json')]) {
      expect(() => readScenarioFile(name)).toThrow(InputError);
      expect(() => readScenarioFile(name)).toThrow(name);
    }
  });
});
