import { Secret } from '@sso/core';
import { unpackSeed } from '@sso/core/seed';
import { githubApi } from '../support/github-api.ts';
import { expired, packed, production, testIdentityCenter } from '../support/identity-center.ts';
import { type Inputs, repository, startJob } from '../support/job.ts';
import { expectNothingLeft } from '../support/leaks.ts';

const writeBack: Inputs = {
  'write-back': 'true',
  'github-token': 'github_pat_of_the_test_0123456789',
  environment: 'production',
};
const secretPath = `/repos/${repository}/environments/production/secrets/SSO_SEED`;

describe('a seed whose access token has run out', () => {
  it('is renewed and written back, with the key that it had, for the next job', async () => {
    const center = await testIdentityCenter();
    const github = await githubApi();
    const job = await startJob({ GITHUB_API_URL: github.url });
    const old = await center.sign();
    const inputs = {
      ...(await center.inputs(job, expired(old), { environment: 'production' })),
      ...writeBack,
    };
    const step = await job.step(inputs);
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect(step.outputs.get('rotated')).toBe('true');
    expect(step.outputs.get('written-back')).toBe('true');
    expect([...github.stored.keys()]).toEqual([secretPath]);
    const stored = github.stored.get(secretPath) ?? '';
    const { seed, header } = unpackSeed(stored, new Secret(inputs['seed-key'] ?? ''));
    expect(header).toMatchObject({ repository, environment: 'production', issuedAt: expect.any(Number) });
    expect(seed.refreshToken.reveal()).not.toBe(old.refreshToken.reveal());
    expect(step.hidden).toEqual(
      expect.arrayContaining([seed.accessToken.reveal(), seed.refreshToken.reveal(), stored]),
    );

    const next = await (await startJob()).step({ ...inputs, 'write-back': 'false', seed: stored });
    expect(next).toMatchObject({ exitCode: 0, error: undefined });
    expect(next.outputs.get('rotated')).toBe('false');
  });

  it.each([
    ['nothing else goes wrong', 'Admin', 0],
    ['a role is refused afterwards', 'Gone', 1],
  ])(
    'that got a new refresh token and is written nowhere is worth a loud warning where %s',
    async (...row) => {
      const [, roleName, exitCode] = row;
      const center = await testIdentityCenter();
      const job = await startJob();
      const inputs = await center.inputs(job, expired(await center.sign()));
      const step = await job.step({ ...inputs, 'role-name': roleName });
      expect(step.exitCode).toBe(exitCode);
      const warnings = step.commands.filter(({ name }) => name === 'warning').map(({ text }) => text);
      expect(warnings).toEqual([expect.stringContaining('Set write-back')]);
    },
  );

  it('fails the step where it cannot be written back, with what GitHub said', async () => {
    const center = await testIdentityCenter();
    const github = await githubApi(403);
    const job = await startJob({ GITHUB_API_URL: github.url });
    const inputs = { ...(await center.inputs(job, expired(await center.sign()))), ...writeBack };
    const step = await job.step(inputs);
    expect(step.exitCode).toBe(1);
    expect(step.error).toContain(
      'could not be written to the secret SSO_SEED of the environment "production"',
    );
    expect(step.error).toContain('403 (Resource not accessible)');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
    await expectNothingLeft(job, step);
  });

  it('goes on where only the access token is new', async () => {
    const center = await testIdentityCenter({ rotateRefreshTokens: false });
    const github = await githubApi(403);
    const job = await startJob({ GITHUB_API_URL: github.url });
    const step = await job.step({
      ...(await center.inputs(job, expired(await center.sign()))),
      ...writeBack,
    });
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect(step.outputs.get('written-back')).toBe('false');
    const warnings = step.commands.filter(({ name }) => name === 'warning').map(({ text }) => text);
    expect(warnings).toEqual([expect.stringContaining('could not be written back')]);
  });

  it('is written back before a role can be refused', async () => {
    const center = await testIdentityCenter();
    const github = await githubApi();
    const job = await startJob({ GITHUB_API_URL: github.url });
    const inputs = await center.inputs(job, expired(await center.sign()));
    const step = await job.step({ ...inputs, ...writeBack, 'role-name': 'Gone' });
    expect(step.error).toContain('"Gone"');
    expect(github.stored.has(secretPath)).toBe(true);
    await expectNothingLeft(job, step);
  });

  it('is renewed by one of two jobs at once; the other is told to run again', async () => {
    const center = await testIdentityCenter();
    const github = await githubApi();
    const env = { GITHUB_API_URL: github.url };
    const jobs = [await startJob(env), await startJob(env)];
    const shared = packed(expired(await center.sign()));
    const steps = await Promise.all(
      jobs.map(async (job) => job.step({ ...(await center.inputs(job)), ...shared, ...writeBack })),
    );
    expect(steps.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1]);
    const loser = steps.findIndex(({ exitCode }) => exitCode === 1);
    const [job, step] = [jobs[loser], steps[loser]];
    if (job === undefined || step === undefined) throw new Error('Both have won.');
    expect(step.error).toContain('another job has renewed it');
    await expectNothingLeft(job, step);

    const again = await job.step({ ...step.inputs, seed: github.stored.get(secretPath) ?? '' });
    expect(again).toMatchObject({ exitCode: 0, error: undefined });
  });

  it('is asked for once where the grant is refused', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const seed = await center.sign();
    const before = center.emulator.calls('CreateToken');
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException', times: Infinity });
    const inputs = await center.inputs(job, expired(seed), { targets: [production] });
    const step = await job.step({ ...inputs, environment: 'production' });
    expect(step.error).toContain(`sso seed --repository ${repository} --environment production`);
    expect(center.emulator.calls('CreateToken')).toBe(before + 1);
    await expectNothingLeft(job, step);
  });
});
