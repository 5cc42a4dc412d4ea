import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '@sso/emulator';
import { expired, packed, type TestIdentityCenter, testIdentityCenter } from '../support/identity-center.ts';
import { type Inputs, type Job, startJob } from '../support/job.ts';
import { expectNothingLeft } from '../support/leaks.ts';

type Change = (inputs: Inputs, center: TestIdentityCenter) => Promise<Inputs> | Inputs;

const badInputs: readonly (readonly [name: string, change: Change, error: string | RegExp])[] = [
  ['an empty seed', (inputs) => ({ ...inputs, seed: '' }), 'The input seed is empty'],
  ['an empty key', (inputs) => ({ ...inputs, 'seed-key': '' }), 'The input seed-key is empty'],
  [
    'a truncated seed',
    (inputs) => ({ ...inputs, seed: (inputs.seed ?? '').slice(0, -9) }),
    /holds a part of a seed only|was changed after it was made/,
  ],
  ['a part of a seed', (inputs) => ({ ...inputs, seed: 'sso-seed.v1.abc' }), 'holds a part of a seed only'],
  [
    'something else for a seed',
    (inputs) => ({ ...inputs, seed: 'a-secret-of-something-else' }),
    'something else than a seed',
  ],
  [
    'a seed of a later version',
    (inputs) => ({ ...inputs, seed: (inputs.seed ?? '').replace('v1', 'v7') }),
    'version 7',
  ],
  [
    'seed and key exchanged',
    (inputs) => ({ ...inputs, seed: inputs['seed-key'] ?? '', 'seed-key': inputs.seed ?? '' }),
    'exchanged',
  ],
  [
    'the key of another seed',
    async (inputs, { sign }) => ({ ...inputs, 'seed-key': packed(await sign())['seed-key'] }),
    'do not belong together',
  ],
  [
    'a seed for another repository',
    async (inputs, { sign }) => ({ ...inputs, ...packed(await sign(), { repository: 'example/other' }) }),
    'is for "example/other", and this is "example/deployments"',
  ],
  [
    'a seed for another environment',
    async (inputs, { sign }) => ({ ...inputs, ...packed(await sign(), { environment: 'production' }) }),
    'says none',
  ],
  [
    'a role that the seed is not for',
    (inputs) => ({ ...inputs, 'account-id': '222222222222' }),
    'The seed is not for 222222222222/Admin',
  ],
  [
    'an account that is not allowed',
    (inputs) => ({ ...inputs, 'allowed-account-ids': '333333333333' }),
    'not among allowed-account-ids',
  ],
  [
    'a role that the person has not any more',
    (inputs) => ({ ...inputs, 'role-name': 'Gone' }),
    'has no role "Gone"',
  ],
  [
    'one role of several that is gone',
    (inputs) => ({ ...inputs, targets: '111111111111/ReadOnly as audit\n111111111111/Gone as gone' }),
    'has no role "Gone"',
  ],
  ['no region', (inputs) => ({ ...inputs, region: '' }), 'The input region is missing'],
  ['a region that is none', (inputs) => ({ ...inputs, region: 'us-esat-1' }), 'Is it us-east-1?'],
  [
    'a role without account',
    (inputs) => ({ ...inputs, 'account-id': '' }),
    'account-id is missing, which role-name needs',
  ],
  ['nothing to get', (inputs) => ({ ...inputs, 'account-id': '', 'role-name': '' }), 'Say what to get'],
  ['an account with too few digits', (inputs) => ({ ...inputs, 'account-id': '1111' }), 'twelve digits'],
  [
    'a line of targets that is none',
    (inputs) => ({ ...inputs, targets: '111111111111 Admin' }),
    'has the line "111111111111 Admin"',
  ],
  [
    'a profile that is asked for twice',
    (inputs) => ({ ...inputs, profile: 'x', targets: '111111111111/Admin as x' }),
    'more than once',
  ],
  ['a switch that is neither on nor off', (inputs) => ({ ...inputs, 'export-env': 'yes' }), 'true or false'],
  [
    'write-back without a token',
    (inputs) => ({ ...inputs, 'write-back': 'true' }),
    'github-token is missing',
  ],
  [
    'write-back to a secret that cannot be',
    (inputs) => ({
      ...inputs,
      'write-back': 'true',
      'github-token': 'github_pat_of_the_test_0123456789',
      environment: 'production',
      'secret-name': 'GITHUB_SEED',
    }),
    'secret-name is "GITHUB_SEED"',
  ],
  [
    'too short a life',
    (inputs) => ({ ...inputs, 'min-valid-seconds': '9999' }),
    'min-valid-seconds asks for 9999',
  ],
  [
    'a CA bundle that is none',
    (inputs) => ({ ...inputs, 'ca-bundle': '/nowhere.pem' }),
    '"/nowhere.pem", which cannot be used',
  ],
  ['the usual CAs', (inputs) => ({ ...inputs, 'ca-bundle': '' }), 'name its certificates with ca-bundle'],
];

describe.each([['0'], ['1']])('with debug logging %s', (debug) => {
  it.each(badInputs)('%s leads to one error and nothing else', async (_, change, error) => {
    const center = await testIdentityCenter();
    const job = await startJob({ RUNNER_DEBUG: debug });
    const step = await job.step(await change(await center.inputs(job), center));
    expect(step.exitCode).toBe(1);
    expect(step.error).toMatch(error);
    await expectNothingLeft(job, step);
    expect(await job.post(step)).toMatchObject({ exitCode: 0, error: undefined });
  });
});

describe('a session that was ended', () => {
  it('is told of with how to make a new seed', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const seed = await center.sign();
    const logout = await fetch(`${center.url}/logout`, {
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': seed.accessToken.reveal() },
    });
    expect(logout.ok).toBe(true);
    for (const each of [seed, expired(seed)]) {
      const step = await job.step(await center.inputs(job, each));
      expect(step.error).toContain('sso seed --repository example/deployments');
      await expectNothingLeft(job, step);
    }
  });
});

describe('a call that fails', () => {
  const passing: readonly Fault[] = [
    { operation: 'GetRoleCredentials', error: 'TooManyRequestsException' },
    { operation: 'GetRoleCredentials', status: 503, body: '' },
    { operation: 'GetCallerIdentity', reset: true },
    { operation: 'CreateToken', status: 500, body: '{"error":"server_error"}' },
  ];
  it.each(passing)('is made again: %j', async (fault) => {
    const center = await testIdentityCenter({ rotateRefreshTokens: false });
    const job = await startJob();
    const inputs = await center.inputs(job, expired(await center.sign()));
    center.emulator.faults.add(fault);
    const step = await job.step(inputs);
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect(center.emulator.calls(fault.operation ?? 'GetRoleCredentials')).toBeGreaterThanOrEqual(2);
  });

  it('is made max-attempts times at most', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const inputs = await center.inputs(job);
    center.emulator.faults.add({
      operation: 'GetRoleCredentials',
      error: 'TooManyRequestsException',
      times: Infinity,
    });
    const step = await job.step({ ...inputs, 'max-attempts': '2' });
    expect(step.error).toContain('AWS takes no more calls');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
    await expectNothingLeft(job, step);
  });

  it('ends with timeout-seconds', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const inputs = await center.inputs(job);
    center.emulator.faults.add({ operation: 'GetRoleCredentials', delayMilliseconds: 20_000 });
    const step = await job.step({ ...inputs, 'timeout-seconds': '1' });
    expect(step.error).toContain('not done within 1 seconds');
    await expectNothingLeft(job, step);
  });
});

describe('a certificate that nobody vouches for', () => {
  it('is not taken, also where the environment tells Node to', async () => {
    const center = await testIdentityCenter();
    const job = await startJob({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    const step = await job.step({ ...(await center.inputs(job)), 'ca-bundle': '' });
    expect(step.error).toContain('is not trusted');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
    await expectNothingLeft(job, step);
  });
});

describe('the identity that STS tells', () => {
  it('has to be the one that was asked for', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const inputs = await center.inputs(job);
    const identity =
      '<Arn>arn:aws:sts::999999999999:assumed-role/Other/x</Arn><Account>999999999999</Account>';
    const body = `<GetCallerIdentityResponse><GetCallerIdentityResult>${identity}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
    center.emulator.faults.add({
      operation: 'GetCallerIdentity',
      status: 200,
      body,
      headers: { 'content-type': 'text/xml' },
    });
    const step = await job.step(inputs);
    expect(step.error).toContain('"999999999999/Other" and not for "111111111111/Admin"');
    await expectNothingLeft(job, step);
  });
});

describe('a runner', () => {
  it.each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'RUNNER_TEMP'])(
    'without %s gets nothing, on stdout neither',
    async (variable) => {
      const center = await testIdentityCenter();
      const job = await startJob({ [variable]: undefined });
      const step = await job.step(await center.inputs(job));
      expect(step.error).toContain(`${variable} is not set`);
      expect(step.stdout).not.toContain('set-env');
      expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
      await expectNothingLeft(job, step);
    },
  );

  it('whose temporary folder takes no files gets nothing', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    job.env.RUNNER_TEMP = await job.home.write('no-folder', '');
    const step = await job.step({ ...(await center.inputs(job)), profile: 'prod' });
    expect(step.error).toMatch(/no-folder\/sso-action-\w+" could not be written \(ENOTDIR\)/);
    await expectNothingLeft(job, step);
    expect(await job.post(step)).toMatchObject({ exitCode: 0, error: undefined });
  });

  const replacements: readonly (readonly [string, (job: Job) => string])[] = [
    ['a link', (job) => linked(job, symlinkSync)],
    ['a second name of a file', (job) => linked(job, linkSync)],
    [
      'a file in a linked folder',
      (job) => {
        const folder = job.home.file('elsewhere');
        mkdirSync(folder);
        writeFileSync(join(folder, 'env'), '');
        symlinkSync(folder, job.home.file('link'));
        return job.home.file('link/env');
      },
    ],
    ['a folder', (job) => job.temporaryFolder],
    ['nothing', (job) => job.home.file('missing')],
  ];
  it.each(replacements)('with %s in place of the env file gets nothing', async (_, replace) => {
    const center = await testIdentityCenter();
    const job = await startJob();
    job.env.GITHUB_ENV = replace(job);
    const step = await job.step(await center.inputs(job));
    expect(step.exitCode).toBe(1);
    expect(step.error).toContain('The file that GITHUB_ENV names');
    await expectNothingLeft(job, step);
  });
});

function linked(job: Job, link: (target: string, path: string) => void): string {
  const [target, path] = [job.home.file('target'), job.home.file('env')];
  rmSync(path, { force: true });
  writeFileSync(target, '');
  link(target, path);
  return path;
}
