import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import {
  describeWith,
  findProgram,
  type ProgramResult,
  type RunningProgram,
  runProgram,
  ssoProgram,
  startProgram,
} from '@sso/testkit';
import { type Crowd, crowdInTheMorning, tokenPath } from './support/crowd.ts';
import { type Ending, stdoutOf } from './support/output.ts';

const many = 20;

function accessKeys(results: readonly Ending[]): ReadonlySet<unknown> {
  return new Set(
    results.map((result) => (JSON.parse(stdoutOf(result)) as { AccessKeyId: unknown }).AccessKeyId),
  );
}

function exitCodes(results: readonly ProgramResult[]): ReadonlySet<number | undefined> {
  return new Set(results.map(({ exitCode }) => exitCode));
}

/** What lies in the folders of the caches beside the cache files. */
async function leftBehind({ file }: Crowd): Promise<readonly string[]> {
  const names = await readdir(file('.aws'), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !/\.json$|^config$/.test(entry.name))
    .map(({ name }) => name);
}

/** Starts one process that refreshes, and waits until the service has its request. */
async function startRefreshing(crowd: Crowd): Promise<RunningProgram> {
  const command = [ssoProgram, 'credential-process', '--profile', 'dev'];
  const running = startProgram(process.execPath, command, { env: crowd.env });
  await crowd.refreshesAsked(1);
  return running;
}

describe(`${many} processes at once, with an access token that has run out`, () => {
  it('share one refresh and one call for credentials', async () => {
    const crowd = await crowdInTheMorning();
    expect(accessKeys(await crowd.credentialProcesses(many)).size).toBe(1);
    expect(crowd.refreshes()).toBe(1);
    expect(crowd.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(await leftBehind(crowd)).toEqual([]);
  });

  it('share a refused refresh: one call, and all end with 3', async () => {
    const crowd = await crowdInTheMorning();
    crowd.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException', times: Infinity });
    expect(exitCodes(await crowd.credentialProcesses(many))).toEqual(new Set([3]));
    expect(crowd.refreshes()).toBe(1);
  });

  it('share the service’s failure: all who waited for it end with 5', async () => {
    const crowd = await crowdInTheMorning();
    crowd.emulator.faults.add({
      operation: 'CreateToken',
      error: 'InternalServerException',
      times: Infinity,
      delayMilliseconds: 3_000,
    });
    expect(exitCodes(await crowd.credentialProcesses(5))).toEqual(new Set([5]));
    expect(crowd.refreshes()).toBe(1);
  });
});

describe('a process that refreshes', () => {
  it('and is killed is replaced by one of those who wait', async () => {
    const crowd = await crowdInTheMorning();
    crowd.emulator.faults.add({ operation: 'CreateToken', reset: true, delayMilliseconds: 60_000 });
    const killed = await startRefreshing(crowd);
    const waiting = crowd.credentialProcesses(5);
    await killed.end('SIGKILL');
    expect(accessKeys(await waiting).size).toBe(1);
    expect(crowd.refreshes()).toBe(2);
    expect(await leftBehind(crowd)).toEqual([]);
  });

  it('and sleeps does not write over what another has fetched meanwhile', async () => {
    const crowd = await crowdInTheMorning({ rotateRefreshTokens: false });
    crowd.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 500 });
    const asleep = await startRefreshing(crowd);
    asleep.signal('SIGSTOP');
    const keys = accessKeys(await crowd.credentialProcesses(2));
    expect(keys.size).toBe(1);
    const token = await crowd.token();
    asleep.signal('SIGCONT');
    const { exitCode, stdout } = await asleep.ended;
    expect(exitCode).toBe(0);
    expect(keys).toContain((JSON.parse(stdout) as { AccessKeyId: unknown }).AccessKeyId);
    expect(await crowd.token()).toEqual(token);
    expect(crowd.refreshes()).toBe(2);
    expect(await leftBehind(crowd)).toEqual([]);
  });

  it('beside a sign-out leaves nothing signed in', async () => {
    const crowd = await crowdInTheMorning();
    crowd.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 1_000 });
    const refreshing = await startRefreshing(crowd);
    stdoutOf(await crowd.sso(['logout', '--session', 'my-sso']));
    await refreshing.ended;
    const files = Object.keys(await crowd.awsFiles());
    expect(files.filter((file) => `.aws/${file}` === tokenPath || file.startsWith('cli/'))).toEqual([]);
  });
});

const unshare = findProgram({
  name: 'unshare, and the right to make a process namespace',
  commands: ['unshare'],
  install: 'apt-get install util-linux, and run the tests as root',
  accept: (path) => spawnSync(path, ['--pid', '--fork', 'true']).status === 0,
});

describeWith(unshare, 'a process in a container with the same home', (path) => {
  it('waits for one outside that it cannot see', async () => {
    const crowd = await crowdInTheMorning();
    crowd.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 4_500 });
    const outside = await startRefreshing(crowd);
    const command = [process.execPath, ssoProgram, 'credential-process', '--profile', 'dev'];
    const inside = await runProgram(path, ['--pid', '--fork', '--mount-proc', ...command], crowd);
    expect(accessKeys([inside, await outside.ended]).size).toBe(1);
    expect(crowd.refreshes()).toBe(1);
  });
});
