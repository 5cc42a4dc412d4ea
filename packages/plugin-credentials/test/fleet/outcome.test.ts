import { SsoError } from '@sso/core';
import { type FleetOutcome, fleetExitCode } from '../../src/fleet/outcome.ts';

const exited = (exitCode: number): FleetOutcome => {
  return { kind: 'ended', end: { kind: 'exited', exitCode }, milliseconds: 0 };
};
const killed: FleetOutcome = {
  kind: 'ended',
  end: { kind: 'signalled', signal: 'SIGKILL' },
  milliseconds: 0,
};
const missing: FleetOutcome = {
  kind: 'ended',
  end: { kind: 'not-started', command: 'x', reason: 'ENOENT' },
  milliseconds: 0,
};
const without = (error: SsoError): FleetOutcome => ({ kind: 'no-credentials', error, milliseconds: 0 });
const noAccess = without(new SsoError('no-access', { accountId: '111111111111' }));
const throttled = without(new SsoError('throttled', { operation: 'GetRoleCredentials' }));
const signIn = without(
  new SsoError('sign-in-needed', { session: { startUrl: 'https://x.awsapps.com/start' }, reason: 'expired' }),
);
const leftOut: FleetOutcome = { kind: 'left-out' };

describe('the exit code of many runs', () => {
  it.each([
    ['all well', [exited(0), exited(0)], 0],
    ['the only one failed', [exited(7)], 7],
    ['the only one was killed', [killed], 137],
    ['one of several failed', [exited(0), exited(7)], 1],
    ['no such program', [missing, leftOut], 127],
    ['no access', [exited(0), noAccess, noAccess], 4],
    ['throttled to the end', [exited(0), throttled], 5],
    ['several reasons', [noAccess, throttled], 1],
    ['failed and no access', [exited(7), noAccess], 1],
    ['the session has ended', [exited(0), noAccess, signIn, leftOut], 3],
  ] as const)('%s', (_what, outcomes, exitCode) => {
    expect(fleetExitCode(outcomes, { isInterrupted: false, unlisted: [] })).toBe(exitCode);
  });

  it('tells an interruption, and accounts that nobody knows the roles of', () => {
    expect(fleetExitCode([exited(0), exited(0)], { isInterrupted: true, unlisted: [] })).toBe(130);
    expect(
      fleetExitCode([exited(0), exited(0)], { isInterrupted: false, unlisted: [{ code: 'throttled' }] }),
    ).toBe(5);
    expect(fleetExitCode([exited(0)], { isInterrupted: false, unlisted: [{ code: 'throttled' }] })).toBe(5);
    expect(fleetExitCode([], { isInterrupted: false, unlisted: [{ code: 'service-refused' }] })).toBe(1);
  });
});
