import '@sso/testkit';
import type { CachedToken } from '../../src/cache/records.ts';
import { readToken } from '../../src/cache/token-cache.ts';
import { SsoError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { findValidToken, requireValidToken } from '../../src/session/valid-token.ts';
import {
  cachedTokenFile,
  changeCachedToken,
  legacy,
  named,
  testIdentityCenter,
} from '../support/identity-center.ts';

const minute = 60_000;
const eightHours = 480 * minute;

/** A signed-in person, some time before or after the end of the access token. */
async function minutesBeforeTheEnd(minutes: number, options = {}) {
  const center = await testIdentityCenter(options);
  const token = await center.signedIn();
  center.clock.now = token.expiresAt - minutes * minute;
  const before = center.emulator.calls('CreateToken');
  return { ...center, token, refreshes: () => center.emulator.calls('CreateToken') - before };
}

function expectToken(outcome: unknown, token: CachedToken | undefined): void {
  expect(outcome).toMatchObject({ kind: 'valid' });
  expect(accessToken(outcome)).toBe(token?.accessToken.reveal());
}

function accessToken(outcome: unknown): string {
  return (outcome as { token: CachedToken }).token.accessToken.reveal();
}

describe('a token of a signed-in person', () => {
  it('is the cached one while more than 15 minutes of its life remain', async () => {
    const { context, token, refreshes } = await minutesBeforeTheEnd(15);
    expectToken(await findValidToken(context, named), token);
    expect(refreshes()).toBe(0);
  });

  it.each([
    ['less than 15 minutes remain', 14.5],
    ['its time is over', -60],
  ])('is a new one, kept for the others, when %s', async (_, minutes) => {
    const center = await minutesBeforeTheEnd(minutes);
    const outcome = await findValidToken(center.context, named);
    expect(accessToken(outcome)).not.toBe(center.token.accessToken.reveal());
    const kept = readToken(center.runtime, named);
    expectToken(outcome, kept);
    expect(kept?.expiresAt).toBe(center.clock.now + eightHours);
    expect(kept?.refreshToken?.reveal()).not.toBe(center.token.refreshToken?.reveal());
    expect(kept?.registration?.clientId).toBe(center.token.registration?.clientId);
    expect(cachedTokenFile(center, named).mode).toBe(0o600);
    expectToken(await findValidToken(center.context, named), kept);
    expect(center.refreshes()).toBe(1);
  });

  it('keeps the old refresh token where the service gives no new one', async () => {
    const center = await minutesBeforeTheEnd(-1, { rotateRefreshTokens: false });
    await findValidToken(center.context, named);
    const kept = readToken(center.runtime, named);
    expect(kept?.refreshToken?.reveal()).toBe(center.token.refreshToken?.reveal());
    expect(kept?.expiresAt).toBe(center.clock.now + eightHours);
  });

  it('is none where nobody signed in', async () => {
    const { context } = await testIdentityCenter();
    expect(await findValidToken(context, named)).toEqual({ kind: 'sign-in-needed', reason: 'no-token' });
    await expect(requireValidToken(context, named)).rejects.toThrowSsoError('sign-in-needed', {
      session: { name: named.name, startUrl: named.startUrl },
      reason: 'no-token',
    });
  });
});

describe('a token that cannot be refreshed', () => {
  it.each([
    ['without a refresh token', { refreshToken: undefined }],
    ['without the client that it was issued to', { registration: undefined }],
    [
      'of a client whose time is over',
      { registration: { clientId: 'id', clientSecret: new Secret('s'), expiresAt: 1 } },
    ],
  ])('%s is used to its end, and not after it', async (_, changes) => {
    const center = await minutesBeforeTheEnd(5);
    await changeCachedToken(center, named, changes);
    expectToken(await findValidToken(center.context, named), center.token);
    center.clock.advance(5 * minute);
    expect(await findValidToken(center.context, named)).toEqual({
      kind: 'sign-in-needed',
      reason: 'expired',
    });
    expect(center.refreshes()).toBe(0);
  });

  it('of a legacy session is never refreshed, as SDKs do not', async () => {
    const center = await testIdentityCenter();
    const token = await center.signedIn(legacy);
    await changeCachedToken(center, legacy, { refreshToken: new Secret('refresh') });
    center.clock.now = token.expiresAt - 1;
    expectToken(await findValidToken(center.context, legacy), token);
    center.clock.advance(1);
    expect(await findValidToken(center.context, legacy)).toEqual({
      kind: 'sign-in-needed',
      reason: 'expired',
    });
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it.each(['InvalidGrantException', 'InvalidClientException', 'ExpiredTokenException'] as const)(
    'because of %s is used to its end, and not after it',
    async (error) => {
      const center = await minutesBeforeTheEnd(5);
      center.emulator.faults.add({ operation: 'CreateToken', error });
      expectToken(await findValidToken(center.context, named), center.token);
      center.clock.advance(5 * minute);
      const outcome = await findValidToken(center.context, named);
      expect(outcome).toEqual({ kind: 'sign-in-needed', reason: 'refresh-refused' });
      expect(center.refreshes()).toBe(1);
    },
  );
});

describe('a fault while refreshing', () => {
  it.each([
    // The second time the token will not do any more: what may have been lost on the way is asked for once more, and what
    // was surely not acted on until the policy has it that it is enough.
    ['network', 3, { reset: true }],
    ['service-unavailable', 2, { error: 'InternalServerException' }],
    ['service-unavailable', 2, { html: true, status: 503 }],
    ['throttled', 5, { error: 'TooManyRequestsException', status: 429 }],
    ['answer-unexpected', 2, { html: true }],
  ] as const)(
    'of the kind %s leaves a valid token in use, and is told when its time is over',
    async (code, requests, fault) => {
      const center = await minutesBeforeTheEnd(5);
      center.emulator.faults.add({ operation: 'CreateToken', ...fault, times: Infinity });
      expectToken(await findValidToken(center.context, named), center.token);
      expect(center.logged).toContainEqual({ event: 'token not refreshed', facts: { reason: code } });
      center.clock.advance(5 * minute);
      await expect(findValidToken(center.context, named)).rejects.toThrowSsoError(code);
      expect(center.refreshes()).toBe(requests);
      expectToken({ kind: 'valid', token: readToken(center.runtime, named) }, center.token);
    },
  );

  it('is not what a person who stops means: a valid token is not gone on with', async () => {
    const center = await minutesBeforeTheEnd(5);
    const context = center.contextWith({}, { signal: AbortSignal.abort() });
    await expect(findValidToken(context, named)).rejects.toThrowSsoError('cancelled');
  });
});

describe('several who want a token at once', () => {
  it('share one refresh', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const wanted = Array.from({ length: 4 }, () => findValidToken(center.contextWith({}), named));
    const outcomes = await Promise.all(wanted);
    expect(new Set(outcomes.map(accessToken)).size).toBe(1);
    expect(center.refreshes()).toBe(1);
  });

  /** Another program does something between our first look and our turn. */
  async function meanwhile(
    work: (center: Awaited<ReturnType<typeof minutesBeforeTheEnd>>) => Promise<unknown>,
  ) {
    const center = await minutesBeforeTheEnd(-1);
    const { files } = center.runtime;
    const withLock: typeof files.withLock = async (path, locked) => {
      await work(center);
      return files.withLock(path, locked);
    };
    const outcome = await findValidToken(center.contextWith({ files: { ...files, withLock } }), named);
    return { ...center, outcome };
  }

  it('use what another program has put there while they waited', async () => {
    const other = { accessToken: new Secret('by AWS CLI'), expiresAt: Date.UTC(2040, 0) };
    const { outcome, refreshes } = await meanwhile((center) => changeCachedToken(center, named, other));
    expect(accessToken(outcome)).toBe('by AWS CLI');
    expect(refreshes()).toBe(0);
  });

  it('do not sign a person in again who has signed out', async () => {
    const center = await meanwhile(({ context }) => signOut(context, named));
    expect(center.outcome).toEqual({ kind: 'sign-in-needed', reason: 'no-token' });
    expect(readToken(center.runtime, named)).toBeUndefined();
  });

  it('make a sign-out wait for a refresh that is under way, and leave nothing behind', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const refreshed = findValidToken(center.context, named);
    const signedOut = signOut(center.context, named);
    await Promise.all([refreshed, signedOut]);
    expect(readToken(center.runtime, named)).toBeUndefined();
    expect(center.emulator.calls('Logout')).toBe(1);
  });

  it('go on with a valid token where another holds the lock too long', async () => {
    const center = await minutesBeforeTheEnd(5);
    const withLock = async (file: string): Promise<never> => {
      throw new SsoError('lock-timeout', { file });
    };
    const context = center.contextWith({ files: { ...center.runtime.files, withLock } });
    expectToken(await findValidToken(context, named), center.token);
    center.clock.advance(5 * minute);
    await expect(findValidToken(context, named)).rejects.toThrowSsoError('lock-timeout');
  });
});

describe('what lies in the cache', () => {
  it('is not used where it is another organization’s', async () => {
    const center = await minutesBeforeTheEnd(60);
    const renamed = { ...named, startUrl: 'https://d-0000000000.awsapps.com/start' };
    expect(await findValidToken(center.context, renamed)).toEqual({
      kind: 'sign-in-needed',
      reason: 'no-token',
    });
  });
});
