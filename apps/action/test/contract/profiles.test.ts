import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readAwsConfig } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { awsCliV2, describeWith, runProgram } from '@sso/testkit';
import { secretsOf, testIdentityCenter } from '../support/identity-center.ts';
import { type Inputs, type Job, startJob } from '../support/job.ts';
import { expectNothingLeft, findLeaks, secretsOfStep } from '../support/leaks.ts';

const targets = '111111111111/Admin as prod\n- 111111111111/ReadOnly as audit\n';

function profileFolders(job: Job): readonly string[] {
  return readdirSync(job.temporaryFolder).filter((name) => name.startsWith('sso-action-'));
}

function profilesIn(job: Job) {
  return readAwsConfig(createNodeRuntime({ env: job.env, homeDirectory: job.home.path })).profiles;
}

describe('profiles', () => {
  it('are in private files of the job, and gone at its end', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const { 'account-id': _account, 'role-name': _role, ...inputs } = await center.inputs(job);
    const step = await job.step({ ...inputs, targets });
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect([...step.given.keys()]).toEqual(['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']);
    expect(step.outputs.get('profiles')).toBe('["prod","audit"]');
    const profiles = profilesIn(job);
    expect([...profiles.keys()].toSorted()).toEqual(['audit', 'prod']);
    expect(profiles.get('audit')?.values.get('region')).toBe('us-east-1');
    expect(profiles.get('audit')?.values.get('aws_access_key_id')).toMatch(/^ASIA/);
    const [folder = ''] = profileFolders(job);
    const path = join(job.temporaryFolder, folder);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'credentials')).mode & 0o777).toBe(0o600);
    await job.post(step);
    expect(profileFolders(job)).toEqual([]);
  });

  it('of two steps of a job are all there', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const first = await job.step({ ...(await center.inputs(job)), profile: 'first' });
    const second = await job.step({ ...(await center.inputs(job)), targets });
    expect([...profilesIn(job).keys()].toSorted()).toEqual(['audit', 'first', 'prod']);
    await job.post(second);
    await job.post(first);
    expect(profileFolders(job)).toEqual([]);
  });

  it('of an earlier step are as they were where a later one fails', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    await job.step({ ...(await center.inputs(job)), profile: 'prod' });
    const before = await job.files();
    const failed = await job.step({
      ...(await center.inputs(job)),
      targets: '111111111111/ReadOnly as new\n111111111111/Admin as prod',
      'renew-credentials': 'true',
    });
    expect(failed.error).toContain('"prod" is asked for more than once');
    const config = [...before].filter(([path]) => /sso-action-\w+\/(config|credentials)$/.test(path));
    const after = await job.files();
    expect(config.map(([path]) => after.get(path))).toEqual(config.map(([, text]) => text));
  });

  it('whose folder was replaced by a link are left alone', async () => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const step = await job.step({ ...(await center.inputs(job)), profile: 'prod' });
    const state = new Map(step.state).set('folder', join(job.temporaryFolder, 'sso-action-of-another'));
    await job.home.write('precious/.sso-action', 'of-another');
    symlinkSync(job.home.file('precious'), join(job.temporaryFolder, 'sso-action-of-another'));
    await job.post({ ...step, state });
    expect((await job.files()).has(job.home.file('precious/.sso-action'))).toBe(true);
  });
});

describe('credentials that are renewed', () => {
  it('come from a process that knows neither refresh token nor client', async () => {
    const center = await testIdentityCenter();
    const job = await startJob({ AWS_ACCESS_KEY_ID: 'AKIAOFBEFORE' });
    const seed = await center.sign();
    const inputs: Inputs = {
      ...(await center.inputs(job, seed)),
      'renew-credentials': 'true',
      'min-valid-seconds': '7200',
    };
    const step = await job.step(inputs);
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect(step.given.get('AWS_PROFILE')).toBe('111111111111_Admin');
    expect(step.given.get('AWS_ACCESS_KEY_ID')).toBe('');
    const command = profilesIn(job).get('111111111111_Admin')?.values.get('credential_process') ?? '';
    const [program = '', ...words] = command.split(' ');
    const { stdout, stderr } = await runProgram(program, words, { env: job.home.env });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccountId: '111111111111' });
    const [accessToken, ...lasting] = secretsOf(seed).map((secret) => secret.reveal());
    expect(await findLeaks(job, [step], [...lasting, inputs['seed-key'] ?? ''])).toEqual([]);
    const places = await findLeaks(job, [step], [accessToken ?? '']);
    expect(places).toEqual([expect.stringContaining('.aws/sso/cache/')]);
    expect(command).not.toContain(accessToken ?? '');
    await job.post(step);
    expect(profileFolders(job)).toEqual([]);
    expect(await findLeaks(job, [step], [accessToken ?? ''])).toEqual([]);
  });

  it('end with the access token, which is said', async () => {
    const center = await testIdentityCenter({ accessTokenSeconds: 1000 });
    const job = await startJob();
    const step = await job.step({
      ...(await center.inputs(job)),
      'renew-credentials': 'true',
      'min-valid-seconds': '3000',
    });
    expect(step.error).toContain('min-valid-seconds asks for 3000');
    await expectNothingLeft(job, step);
  });
});

describeWith(awsCliV2(), 'AWS CLI after the Action', (aws) => {
  const arn = /arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_ReadOnly_/;
  it.each([
    ['keys', 'false'],
    ['a process', 'true'],
  ])('finds a profile with %s', async (_, renew) => {
    const center = await testIdentityCenter();
    const job = await startJob();
    const inputs = await center.inputs(job);
    const step = await job.step({ ...inputs, targets, 'renew-credentials': renew });
    expect(step.error).toBeUndefined();
    const env = { ...job.env, HTTPS_PROXY: center.proxyUrl, AWS_CA_BUNDLE: inputs['ca-bundle'] };
    const args = ['sts', 'get-caller-identity', '--profile', 'audit'];
    const { stdout, stderr } = await runProgram(aws, args, { env });
    expect({ stdout, stderr }).toMatchObject({ stdout: expect.stringMatching(arn), stderr: '' });
    expect(
      await findLeaks(job, [step], secretsOfStep(step), (path) => /set_env|sso-action-/.test(path)),
    ).toEqual([]);
  });
});
