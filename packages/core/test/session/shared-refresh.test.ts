import '@sso/testkit';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { CachedToken } from '../../src/cache/records.ts';
import { readToken, removeToken, tokenCachePath } from '../../src/cache/token-cache.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Secret } from '../../src/secret.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import {
  cachedTokenFile,
  changeCachedToken,
  named,
  type TestIdentityCenter,
  testIdentityCenter,
} from '../support/identity-center.ts';

const minute = 60_000;
const refused = { kind: 'sign-in-needed', reason: 'refresh-refused' };

interface Center extends TestIdentityCenter {
  readonly token: CachedToken;
  readonly refreshes: () => number;
}

/** A signed-in person, some time before or after the end of the access token. */
async function minutesBeforeTheEnd(minutes: number): Promise<Center> {
  const center = await testIdentityCenter();
  const token = await center.signedIn();
  center.clock.now = token.expiresAt - minutes * minute;
  return { ...center, token, refreshes: () => center.emulator.calls('CreateToken') - 1 };
}

/** As many processes: each has connections of its own. */
function processes(center: Center, count: number): readonly Promise<unknown>[] {
  return Array.from({ length: count }, () => findValidToken(center.contextWith({}), named));
}

function accessToken(outcome: unknown): string {
  return (outcome as { token: CachedToken }).token.accessToken.reveal();
}

function failureFile(center: Center): string {
  return `${tokenCachePath(center.runtime, named)}.failure`;
}

describe('a refused refresh', () => {
  it('is one call for all who wait and all who come later', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    expect(await Promise.all(processes(center, 5))).toEqual(Array(5).fill(refused));
    center.clock.advance(60 * minute);
    expect(await findValidToken(center.context, named)).toEqual(refused);
    expect(center.refreshes()).toBe(1);
  });

  it('is kept without a secret, for nobody else to read', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    await findValidToken(center.context, named);
    const { token } = center;
    const text = readFileSync(failureFile(center), 'utf8');
    const secrets = [token.accessToken, token.refreshToken, token.registration?.clientSecret];
    expect(secrets.filter((secret) => secret === undefined || text.includes(secret.reveal()))).toEqual([]);
    expect(statSync(failureFile(center)).mode & 0o777).toBe(0o600);
  });

  it.each(['{"of":', '[]', '', 'null'])('is found out anew where it cannot be read: %j', async (content) => {
    const center = await minutesBeforeTheEnd(-1);
    writeFileSync(failureFile(center), content);
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
  });

  it('does not count for the token of a new sign-in, which removes it', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    await findValidToken(center.context, named);
    const next = await center.signedIn();
    expect(readdirSync(`${center.home}/.aws/sso/cache`).filter((name) => name.endsWith('.failure'))).toEqual(
      [],
    );
    center.clock.now = next.expiresAt;
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
  });

  it('is asked for again after a while where it is not about the token', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'AccessDeniedException' });
    expect(await Promise.all(processes(center, 3))).toEqual(Array(3).fill(refused));
    center.clock.advance(3_000);
    expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
  });

  it('is no end where AWS CLI, which had used the token up, writes its own a moment later', async () => {
    const center = await minutesBeforeTheEnd(-1);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    const sleep: Runtime['sleep'] = async () => {
      const accessToken = new Secret('by AWS CLI');
      await changeCachedToken(center, named, { accessToken, expiresAt: center.clock.now + 60 * minute });
    };
    const outcome = await findValidToken(center.contextWith({ sleep }), named);
    expect(accessToken(outcome)).toBe('by AWS CLI');
    expect(readdirSync(`${center.home}/.aws/sso/cache`).filter((name) => name.endsWith('.failure'))).toEqual(
      [],
    );
  });
});

describe('a failed refresh', () => {
  it.each([
    ['service-unavailable', { error: 'InternalServerException' }],
    ['throttled', { error: 'TooManyRequestsException', status: 429 }],
    ['answer-unexpected', { html: true }],
  ] as const)(
    'of the kind %s is one call for all, and another one three seconds later',
    async (code, fault) => {
      const center = await minutesBeforeTheEnd(-1);
      center.emulator.faults.add({ operation: 'CreateToken', ...fault });
      const settled = await Promise.allSettled(processes(center, 5));
      expect(settled).toEqual(
        Array(5).fill({ status: 'rejected', reason: expect.objectContaining({ code }) }),
      );
      center.clock.advance(2_999);
      await expect(findValidToken(center.context, named)).rejects.toThrowSsoError(code);
      expect(center.refreshes()).toBe(1);
      center.clock.advance(1);
      expect(await findValidToken(center.context, named)).toMatchObject({ kind: 'valid' });
    },
  );

  it('leaves the valid token to all of them', async () => {
    const center = await minutesBeforeTheEnd(5);
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InternalServerException' });
    const outcomes = await Promise.all(processes(center, 5));
    expect(new Set(outcomes.map(accessToken))).toEqual(new Set([center.token.accessToken.reveal()]));
    expect(center.refreshes()).toBe(1);
  });
});

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

/** Something happens while the answer of the token endpoint is on its way. */
function contextThatMeets(center: Center, event: () => Promise<unknown>) {
  let happened = false;
  const httpHandler: Runtime['httpHandler'] = async (options) => {
    const handler = await center.runtime.httpHandler(options);
    const aws = handler.aws as { handle(...args: unknown[]): Promise<unknown> };
    const handle = async (...args: unknown[]): Promise<unknown> => {
      const [answer] = await Promise.allSettled([aws.handle(...args)]);
      if (!happened) await event();
      happened = true;
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    };
    const changed = new Proxy(aws, {
      get: (target, name) => (name === 'handle' ? handle : Reflect.get(target, name)),
    });
    return { ...handler, aws: changed };
  };
  return center.contextWith({ httpHandler });
}

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

describe('a cached answer', () => {
  it('is given beside a held lock', async () => {
    const center = await minutesBeforeTheEnd(60);
    await center.runtime.files.withLock(cachedTokenFile(center, named).path, async () => {
      expect(accessToken(await findValidToken(center.context, named))).toBe(
        center.token.accessToken.reveal(),
      );
    });
  });
});
