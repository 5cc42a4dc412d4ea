import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { awsCliV2, describeWith, runProgram } from '@sso/testkit';
import { expired, production, secretsOf, testIdentityCenter } from '../support/identity-center.ts';
import { type Job, type StepResult, startJob } from '../support/job.ts';
import { findLeaks } from '../support/leaks.ts';

const reserved =
  /^arn:aws:iam::111111111111:role\/aws-reserved\/sso\.amazonaws\.com\/AWSReservedSSO_Admin_[0-9a-f]{16}$/;

function profileFolders(job: Job): readonly string[] {
  return readdirSync(job.temporaryFolder).filter((name) => name.startsWith('sso-action-'));
}

/** Those that are in the job's own environment or files for later steps, where they have to be. */
const forLaterSteps = (path: string) => /set_env|set_output|sso-action-/.test(path);

describe('the Action', () => {
  it('gives the credentials of a role to later steps, and takes them away at the end', async () => {
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
    expect(Object.fromEntries(step.outputs)).toEqual({
      configured: 'true',
      'account-id': '111111111111',
      'role-arn': expect.stringMatching(reserved),
      expiration: step.given.get('AWS_CREDENTIAL_EXPIRATION'),
      'expires-in-seconds': expect.stringMatching(/^3[56]\d\d$/),
      'registration-expires-at': expect.stringMatching(/Z$/),
      rotated: 'false',
      'written-back': 'false',
      profiles: '[]',
    });
    expect(step.summary).toContain('| 111111111111 | `Admin` |');
    expect(center.emulator.calls('CreateToken')).toBe(1);
    const roleSecrets = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'].map(
      (name) => step.given.get(name) ?? '',
    );
    expect(await findLeaks(job, [step], roleSecrets, forLaterSteps)).toEqual([]);
    expect(
      await findLeaks(
        job,
        [step],
        [...secretsOf(seed).map((each) => each.reveal()), step.inputs['seed-key'] ?? ''],
      ),
    ).toEqual([]);
    expect(step.hidden).toEqual(expect.arrayContaining(roleSecrets));

    const post = await job.post(step);
    expect(post).toMatchObject({ exitCode: 0, error: undefined });
    expect(new Set(post.given.values())).toEqual(new Set(['']));
    expect(center.emulator.calls('Logout')).toBe(0);
  });
});
