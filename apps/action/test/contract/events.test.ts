import { testIdentityCenter } from '../support/identity-center.ts';
import { type Job, repository, startJob } from '../support/job.ts';
import { expectNothingLeft } from '../support/leaks.ts';

const own = { full_name: repository };
const fork = { full_name: 'stranger/deployments' };

const untrusted = [
  ['a pull request from a fork', 'pull_request', { pull_request: { head: { repo: fork } } }, 'from forks'],
  ['one whose fork is gone', 'pull_request', { pull_request: { head: { repo: null } } }, 'from forks'],
  ['one that cannot be read', 'pull_request_review', undefined, 'from forks'],
  [
    'pull_request_target',
    'pull_request_target',
    { pull_request: { head: { repo: own } } },
    'pull_request_target',
  ],
  [
    'one of Dependabot that a person runs again',
    'pull_request',
    { pull_request: { head: { repo: own }, user: { login: 'dependabot[bot]' } } },
    'Dependabot',
  ],
  ['the run after one of a fork', 'workflow_run', { workflow_run: { head_repository: fork } }, 'of a fork'],
] as const;

const trusted = [
  ['a push', 'push', {}],
  [
    'a pull request of the repository itself',
    'pull_request',
    { pull_request: { head: { repo: own }, user: { login: 'ada' } } },
  ],
  ['the run after one of its own', 'workflow_run', { workflow_run: { head_repository: own } }],
] as const;

async function startEventJob(event: string, payload: unknown): Promise<Job> {
  const job = await startJob({ GITHUB_EVENT_NAME: event });
  const path = await job.home.write('event.json', payload === undefined ? '{"pull' : JSON.stringify(payload));
  job.env.GITHUB_EVENT_PATH = path;
  return job;
}

describe('an event', () => {
  it.each(untrusted)('%s gets no credentials', async (_, event, payload, reason) => {
    const center = await testIdentityCenter();
    const job = await startEventJob(event, payload);
    const inputs = await center.inputs(job);
    const step = await job.step(inputs);
    expect(step.error).toContain(reason);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
    await expectNothingLeft(job, step);
    expect((await job.step({ ...inputs, 'allow-untrusted-events': 'true' })).error).toBeUndefined();
  });

  it.each(trusted)('%s does', async (_, event, payload) => {
    const center = await testIdentityCenter();
    const job = await startEventJob(event, payload);
    expect((await job.step(await center.inputs(job))).error).toBeUndefined();
  });

  it('of Dependabot without its secrets says where they are', async () => {
    const center = await testIdentityCenter();
    const job = await startJob({ GITHUB_ACTOR: 'dependabot[bot]' });
    const step = await job.step({ ...(await center.inputs(job)), seed: '', 'seed-key': '' });
    expect(step.error).toContain('the secrets of Dependabot');
  });

  it('without a seed goes on without credentials where that is wanted', async () => {
    const center = await testIdentityCenter();
    const job = await startEventJob('pull_request', { pull_request: { head: { repo: fork } } });
    const inputs = { ...(await center.inputs(job)), seed: '', 'seed-key': '', 'on-missing-seed': 'skip' };
    const step = await job.step(inputs);
    expect(step).toMatchObject({ exitCode: 0, error: undefined });
    expect(step.outputs.get('configured')).toBe('false');
    expect(step.given.size).toBe(0);
    expect(step.commands.find(({ name }) => name === 'notice')?.text).toContain('from forks');
  });
});
