import '@sso/testkit';
import { readdirSync, rmSync } from 'node:fs';
import { readToken, removeToken, tokenCachePath } from '../../src/cache/token-cache.ts';
import { Secret } from '../../src/secret.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import {
  accessToken,
  contextThatMeets,
  minute,
  minutesBeforeTheEnd,
  processes,
  refused,
} from '../support/ending-token.ts';
import { changeCachedToken, named } from '../support/identity-center.ts';

describe('a connection that breaks before the answer', () => {
  it('is tried once more where the token will not do, after a pause', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    const before = center.clock.now;
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
    expect(center.refreshes()).toBe(2);
    expect(center.clock.now - before).toBeGreaterThanOrEqual(500);
  });

  it('is not tried again while the token will do', async () => {
    const center = await minutesBeforeTheEnd(5);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    expect(accessToken(await findValidToken(center.context, named))).toBe(center.token.accessToken.reveal());
    expect(center.refreshes()).toBe(1);
  });

  it('and takes the refresh token with it ends in a sign-in, after the second request and no more', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, acts: true });
    expect(await Promise.all(processes(center, 3))).toEqual(Array(3).fill(refused));
    expect(center.refreshes()).toBe(2);
  });

  it('and takes the refresh token with it leaves the valid token to its end', async () => {
    const center = await minutesBeforeTheEnd(5);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, acts: true });
    const outcomes = [await findValidToken(center.context, named)];
    center.clock.advance(minute);
    outcomes.push(await findValidToken(center.context, named));
    expect(new Set(outcomes.map(accessToken))).toEqual(new Set([center.token.accessToken.reveal()]));
    expect(center.refreshes()).toBe(2);
  });

  it('does no harm where the service takes the refresh token once more', async () => {
    const center = await minutesBeforeTheEnd(-1, { rotateRefreshTokens: false });
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, acts: true });
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
  });

  it('in the middle of the answer is the same', async () => {
    const center = await minutesBeforeTheEnd(-1, { rotateRefreshTokens: false });
    center.emulator.faults.add({ operation: 'CreateToken', cutAfterBytes: 20 });
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
    expect(center.refreshes()).toBe(2);
  });

  it('is not tried a third time', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: Infinity });
    await expect(findValidToken(center.context, named)).rejects.toThrowSsoError('network');
    expect(center.refreshes()).toBe(2);
  });

  it('is not tried again where another program has put a token there', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    const other = { accessToken: new Secret('by AWS CLI'), expiresAt: Date.UTC(2040, 0) };
    const context = contextThatMeets(center, () => changeCachedToken(center, named, other));
    expect(accessToken(await findValidToken(context, named))).toBe('by AWS CLI');
    expect(center.refreshes()).toBe(1);
  });
});

it('an answer that does not come in time is not asked for again at once', async () => {
  const center = await minutesBeforeTheEnd(-1);
  let requests = 0;
  const handle = async (): Promise<never> => {
    requests += 1;
    throw Object.assign(new Error('late'), { name: 'TimeoutError', code: 'ETIMEDOUT' });
  };
  const context = center.contextWith({
    httpHandler: async (options) => {
      const handler = await center.runtime.httpHandler(options);
      return { ...handler, aws: { ...(handler.aws as object), handle, httpHandlerConfigs: () => ({}) } };
    },
  });
  await expect(findValidToken(context, named)).rejects.toThrowSsoError('request-timeout');
  expect(requests).toBe(1);
});

describe('while an answer is on its way', () => {
  it('a person who signs out by AWS CLI stays signed out', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const context = contextThatMeets(center, () => removeToken(center.runtime, named));
    expect(await findValidToken(context, named)).toEqual({ kind: 'sign-in-needed', reason: 'no-token' });
    expect(readToken(center.runtime, named)).toBeUndefined();
  });

  it('a person who signs out beside a lost lock stays signed out', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const context = contextThatMeets(center, async () => {
      rmSync(`${tokenCachePath(center.runtime, named)}.lock`);
      await signOut(center.context, named);
    });
    expect(await findValidToken(context, named)).toEqual({ kind: 'sign-in-needed', reason: 'no-token' });
    expect(readToken(center.runtime, named)).toBeUndefined();
  });

  it('a newer token that another process has written is used, and not written over', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const newer = { accessToken: new Secret('newer'), expiresAt: center.clock.now + 600 * minute };
    const context = contextThatMeets(center, async () => {
      rmSync(`${tokenCachePath(center.runtime, named)}.lock`);
      await changeCachedToken(center, named, newer);
    });
    expect(accessToken(await findValidToken(context, named))).toBe('newer');
    expect(readToken(center.runtime, named)?.accessToken.reveal()).toBe('newer');
  });

  it('a lock that is lost is taken again, and the token kept that others could not get any more', async () => {
    const center = await minutesBeforeTheEnd(-1);
    const context = contextThatMeets(center, async () => {
      // Another process takes us for dead, and finds the refresh token used up.
      rmSync(`${tokenCachePath(center.runtime, named)}.lock`);
      expect(await findValidToken(center.contextWith({}), named)).toEqual(refused);
    });
    const outcome = await findValidToken(context, named);
    expect(accessToken(outcome)).toBe(readToken(center.runtime, named)?.accessToken.reveal());
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
    expect(readdirSync(`${center.home}/.aws/sso/cache`).filter((name) => !name.endsWith('.json'))).toEqual(
      [],
    );
  });
});
