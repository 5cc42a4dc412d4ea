import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Change, readScenarioFile, type Scenario } from '@sso/emulator';
import type { ProgramResult } from '@sso/testkit';
import { type Crowd, crowdInTheMorning, endAccessToken, signedInCrowd, tokenPath } from './support/crowd.ts';
import { jsonOf } from './support/output.ts';

const hour = 3_600_000;
const scenarios = fileURLToPath(new URL('../../packages/emulator/scenarios/', import.meta.url));

function readScenario(name: string): Scenario {
  return readScenarioFile(join(scenarios, name));
}

function askFor(crowd: Crowd): Promise<ProgramResult> {
  return crowd.sso(['credential-process', '--profile', 'dev']);
}

function expirationOf(result: ProgramResult): number {
  return Date.parse((jsonOf(result) as { Expiration: string }).Expiration);
}

function forgetCredentials(crowd: Crowd): Promise<void> {
  return rm(crowd.file('.aws/cli'), { recursive: true, force: true });
}

/** Everything there is in the cache is about to end: in ten minutes. */
async function endCredentialsSoon(crowd: Crowd): Promise<void> {
  const folder = '.aws/cli/cache';
  for (const name of await readdir(crowd.file(folder))) {
    const content = await readFile(crowd.file(join(folder, name)), 'utf8');
    const soon = new Date(Date.now() + 600_000).toISOString().replace(/\.\d+/, '');
    await crowd.write(join(folder, name), content.replace(/("Expiration": ")[^"]*/, `$1${soon}`));
  }
}

const endings: readonly (readonly [what: string, change: Change, words: RegExp])[] = [
  [
    '429 with a long Retry-After',
    { faults: [{ error: 'TooManyRequestsException', headers: { 'retry-after': '60' } }] },
    /slow down.*Wait 60 seconds/s,
  ],
  ['503 for good', { faults: [{ status: 503, times: Infinity }] }, /HTTP 503.*health/s],
  ['connections that break', { faults: [{ reset: true, times: Infinity }] }, /cannot be reached/],
  ['a captive portal', { faults: [{ html: true, times: Infinity }] }, /was not AWS/],
  ['no network', { network: { downMilliseconds: 60_000 } }, /cannot be reached.*Check the network/s],
];

const passing: readonly (readonly [what: string, change: Change])[] = [
  ['429 and 500', { faults: [{ error: 'TooManyRequestsException' }, { status: 500 }] }],
  ['503 with Retry-After', { faults: [{ status: 503, headers: { 'retry-after': '1' } }] }],
  ['a reset before the service acted', { faults: [{ reset: true }] }],
  ['a reset after it', { faults: [{ reset: true, acts: true }] }],
  ['half an answer', { faults: [{ cutAfterBytes: 40 }] }],
  ['JSON that stops in the middle', { faults: [{ truncateToBytes: 40 }] }],
  ['members that nobody knows', { faults: [{ merge: { roleCredentials: { issuer: 'x' }, more: [1] } }] }],
  ['a slow answer', { latencyMilliseconds: 300 }],
];

describe('credentials on a bad day of the service', () => {
  it('end with 5 where it goes on: nothing on stdout, and stderr says what to do', async () => {
    const crowd = await signedInCrowd();
    for (const [what, change, words] of endings) {
      crowd.emulator.apply(change);
      const { exitCode, stdout, stderr } = await askFor(crowd);
      expect([what, exitCode, stdout, stderr]).toEqual([what, 5, '', expect.stringMatching(words)]);
      // Beside the credentials lies what failed, which others share for three seconds.
      await forgetCredentials(crowd);
      crowd.emulator.faults.clear();
    }
  });

  it('are given where it passes, and nobody is bothered', async () => {
    const crowd = await signedInCrowd();
    for (const [what, change] of passing) {
      crowd.emulator.apply(change);
      const { exitCode, stderr } = await askFor(crowd);
      expect([what, exitCode, stderr]).toEqual([what, 0, '']);
      await forgetCredentials(crowd);
      crowd.emulator.faults.clear();
    }
  });

  it('those that are valid for ten minutes more are given with a warning', async () => {
    const crowd = await signedInCrowd();
    await askFor(crowd);
    await endCredentialsSoon(crowd);
    crowd.emulator.faults.add({ status: 503, times: Infinity });
    const result = await askFor(crowd);
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('AccessKeyId') });
    expect(result.stderr).toMatch(
      /^Warning: The credentials could not be renewed and will do until \d\d:\d\d\. .*HTTP 503/,
    );
  });
});

describe('with a clock of the service that is', () => {
  it.each<readonly [string, Scenario, string]>([
    ['two hours ahead (clock-off.json)', readScenario('clock-off.json'), 'behind'],
    ['two hours behind', { clock: { advanceSeconds: -7200 } }, 'ahead of'],
  ])('%s, credentials last an hour by this machine’s, with one warning', async (_, scenario, side) => {
    const crowd = await signedInCrowd({ scenario });
    const first = await askFor(crowd);
    expect(Math.abs(expirationOf(first) - Date.now() - hour)).toBeLessThan(60_000);
    expect(first.stderr.match(new RegExp(`is 2 h ${side} AWS's`, 'g'))).toHaveLength(1);
    expect(await askFor(crowd)).toMatchObject({ exitCode: 0, stdout: first.stdout, stderr: '' });
    expect(crowd.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(crowd.refreshes()).toBe(0);
  });
});

describe('a refresh', () => {
  it('with an expiresIn that makes no sense is done once', async () => {
    const crowd = await crowdInTheMorning();
    for (const [index, expiresIn] of [0, -1, 1e12, null].entries()) {
      crowd.emulator.faults.add({ operation: 'CreateToken', merge: { expiresIn } });
      for (const _ of ['refreshes', 'does not']) {
        expect(await askFor(crowd)).toMatchObject({ exitCode: 0, stderr: '' });
        await forgetCredentials(crowd);
      }
      expect([expiresIn, crowd.refreshes()]).toEqual([expiresIn, index + 1]);
      await endAccessToken(crowd);
    }
  });

  it('without a new refresh token leaves the old one in use', async () => {
    const crowd = await crowdInTheMorning({ rotateRefreshTokens: false });
    const { refreshToken } = await crowd.token();
    for (const time of [1, 2]) {
      expect(await askFor(crowd)).toMatchObject({ exitCode: 0, stderr: '' });
      expect(crowd.refreshes()).toBe(time);
      expect((await crowd.token()).refreshToken).toBe(refreshToken);
      await endAccessToken(crowd);
      await forgetCredentials(crowd);
    }
  });

  it('that fails leaves a token in use that is valid for minutes more, with a warning', async () => {
    const crowd = await signedInCrowd();
    const expiresAt = new Date(Date.now() + 600_000).toISOString().replace(/\.\d+/, '');
    await crowd.write(tokenPath, JSON.stringify({ ...(await crowd.token()), expiresAt }));
    crowd.emulator.faults.add({ operation: 'CreateToken', status: 500 });
    const result = await askFor(crowd);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toMatch(/^Warning: The access token could not be renewed and will do until/);
    expect(crowd.refreshes()).toBe(1);
  });
});

async function playing(name: string, start: typeof signedInCrowd): Promise<Crowd> {
  const crowd = await start();
  crowd.emulator.play(readScenario(name));
  return crowd;
}

describe('the emulator’s scenarios', () => {
  it.each([
    ['captive-portal.json', signedInCrowd, [5, 5, 5, 0], /was not AWS/],
    ['lost-refresh-answer.json', crowdInTheMorning, [3], /sso login --session my-sso/],
    ['role-revoked.json', signedInCrowd, [0, 4], /Admin/],
    ['session-ended.json', signedInCrowd, [0, 3], /sso login --session my-sso/],
    ['throttled.json', signedInCrowd, [0, 0], /no failure/],
  ] as const)('%s: one call after the other', async (name, start, exitCodes, words) => {
    const crowd = await playing(name, start);
    for (const exitCode of exitCodes) {
      const result = await askFor(crowd);
      expect(result.exitCode).toBe(exitCode);
      if (exitCode !== 0) expect(result).toMatchObject({ stdout: '', stderr: expect.stringMatching(words) });
      await forgetCredentials(crowd);
    }
  });

  it('network-lost-while-polling.json: the sign-in goes on when the network is back', async () => {
    const crowd = await playing('network-lost-while-polling.json', signedInCrowd);
    const login = await crowd.sso(['login', '--profile', 'dev', '--device-code', '--no-browser', '--force']);
    expect(login.exitCode).toBe(0);
    expect(crowd.refreshes()).toBeGreaterThanOrEqual(2);
  });
});
