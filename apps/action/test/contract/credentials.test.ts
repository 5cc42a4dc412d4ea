import { production, secretsOf, testIdentityCenter } from '../support/identity-center.ts';
import { startJob } from '../support/job.ts';
import { findLeaks, secretsOfStep } from '../support/leaks.ts';

const roleArn =
  /^arn:aws:iam::111111111111:role\/aws-reserved\/sso\.amazonaws\.com\/AWSReservedSSO_Admin_[0-9a-f]{16}$/;
const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;

/** Where later steps have to find them. */
const forLaterSteps = (path: string) => /set_env|set_output/.test(path);

describe('the credentials of a role', () => {
  it('reach later steps by the environment, and nobody by another way', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const seed = await center.sign();
    const step = await job.step(await center.inputs(job, seed));
    expect(step).toMatchObject({ exitCode: 0, error: undefined, stderr: '' });
    expect(Object.fromEntries(step.given)).toEqual({
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/Z$/),
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
    });
    const keys = keyVariables.map((name) => step.given.get(name) ?? '');
    expect(step.hidden).toEqual(expect.arrayContaining(keys));
    expect(await findLeaks(job, [step], secretsOfStep(step), forLaterSteps)).toEqual([]);
    const ofSeed = [...secretsOf(seed).map((secret) => secret.reveal()), step.inputs['seed-key'] ?? ''];
    expect(await findLeaks(job, [step], ofSeed)).toEqual([]);
  });

  it('are told of in outputs and on the page of the run', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step(await center.inputs(job));
    expect(Object.fromEntries(step.outputs)).toEqual({
      configured: 'true',
      'account-id': '111111111111',
      'role-arn': expect.stringMatching(roleArn),
      expiration: step.given.get('AWS_CREDENTIAL_EXPIRATION'),
      'expires-in-seconds': expect.stringMatching(/^3[56]\d\d$/),
      'registration-expires-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      rotated: 'false',
      'written-back': 'false',
      profiles: '[]',
    });
    expect(step.summary).toContain(`| 111111111111 | \`Admin\` | ${step.outputs.get('expiration')} |`);
    expect(step.summary).toMatch(/renewed for (89|90) more days/);
  });

  it('are outputs only where they are asked for, and no variables where they are not', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const inputs = await center.inputs(job);
    const step = await job.step({ ...inputs, 'output-credentials': 'true', 'export-env': 'false' });
    expect(step.given.size).toBe(0);
    expect(step.outputs.get('access-key-id')).toMatch(/^ASIA/);
    const [secret, token] = [step.outputs.get('secret-access-key'), step.outputs.get('session-token')];
    expect(step.hidden).toEqual(expect.arrayContaining([secret, token]));
  });

  it('are taken away at the end, twice if need be, and the seed stays signed in', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step(await center.inputs(job));
    const post = await job.post(step);
    expect(post).toMatchObject({ exitCode: 0, error: undefined });
    expect([...post.given.keys()].toSorted()).toEqual([...step.given.keys()].toSorted());
    expect(new Set(post.given.values())).toEqual(new Set(['']));
    const again = await job.post(step);
    expect(again).toMatchObject({ exitCode: 0, error: undefined });
    expect(again.given.size).toBe(0);
    expect(center.emulator.calls('Logout')).toBe(0);
  });

  it('stay at the end where another step has set its own, or cleanup says so', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step(await center.inputs(job));
    job.env.AWS_ACCESS_KEY_ID = 'AKIAOFANOTHERSTEP';
    const post = await job.post(step);
    expect(post.given.has('AWS_ACCESS_KEY_ID')).toBe(false);
    expect(post.given.get('AWS_SECRET_ACCESS_KEY')).toBe('');

    const kept = await job.step({ ...(await center.inputs(job)), cleanup: 'false' });
    expect((await job.post(kept)).given.size).toBe(0);
  });

  it('come from the real hosts, whatever the environment and the home folder say', async () => {
    const center = await testIdentityCenter();
    const elsewhere = 'http://127.0.0.1:9';
    const job = await startJob({
      AWS_ENDPOINT_URL: elsewhere,
      AWS_ENDPOINT_URL_SSO: elsewhere,
      AWS_ENDPOINT_URL_STS: elsewhere,
      AWS_CA_BUNDLE: '/nowhere.pem',
      AWS_PROFILE: 'other',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_MAX_ATTEMPTS: '1',
    });
    await job.home.write('.aws/config', `[profile other]\nendpoint_url = ${elsewhere}\n`);
    const step = await job.step(await center.inputs(job));
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    const warnings = step.commands.filter(({ name }) => name === 'warning').map(({ text }) => text);
    expect(warnings).toEqual([expect.stringContaining('AWS_PROFILE')]);
  });

  it('are not verified where that is not wanted', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step({ ...(await center.inputs(job)), 'verify-identity': 'false' });
    expect(step.outputs.has('role-arn')).toBe(false);
    expect(center.emulator.calls('GetCallerIdentity')).toBe(0);
  });

  it('hide the account where it is to be hidden', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step({ ...(await center.inputs(job)), 'mask-account-id': 'true' });
    expect(step.hidden).toContain(production.accountId);
    const [first] = step.stdout.split('\n').filter((line) => line.includes(production.accountId));
    expect(first).toBe(`::add-mask::${production.accountId}`);
    expect(step.summary).not.toContain(production.accountId);
  });

  it('replace what an earlier step has left where unset says so', async () => {
    const center = await testIdentityCenter();
    const job = await startJob({
      AWS_ROLE_ARN: 'arn:aws:iam::222222222222:role/Other',
      AWS_SESSION_TOKEN: 'old',
    });
    const step = await job.step({ ...(await center.inputs(job)), unset: 'true', 'export-env': 'false' });
    expect(Object.fromEntries(step.given)).toEqual({ AWS_ROLE_ARN: '', AWS_SESSION_TOKEN: '' });
  });

  it('come with a warning while the seed has few days left', async () => {
    const day = 24 * 3600;
    const center = await testIdentityCenter({ registrationSeconds: 5.5 * day });
    const job = await startJob();
    const warningsFor = async (days: string) => {
      const step = await job.step({ ...(await center.inputs(job)), 'seed-warning-days': days });
      return step.commands.filter(({ name }) => name === 'warning').map(({ text }) => text);
    };
    expect(await warningsFor('5')).toEqual([expect.stringContaining('5 more days')]);
    expect(await warningsFor('4')).toEqual([]);
  });

  it('show no secret in debug logging, which names the calls', async () => {
    const center = await testIdentityCenter();
    const job = await startJob({ RUNNER_DEBUG: '1' });
    const step = await job.step(await center.inputs(job));
    expect(
      step.commands.some(({ name, text }) => name === 'debug' && text.includes('GetRoleCredentials')),
    ).toBe(true);
    expect(await findLeaks(job, [step], secretsOfStep(step), forLaterSteps)).toEqual([]);
  });
});
