import '@sso/testkit';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tokenCachePath } from '../../src/cache/token-cache.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Secret } from '../../src/secret.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import {
  accessToken,
  type EndingToken,
  minute,
  minutesBeforeTheEnd,
  processes,
  refused,
} from '../support/ending-token.ts';
import { cachedTokenFile, changeCachedToken, named } from '../support/identity-center.ts';

function failureFile(center: EndingToken): string {
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
    ['throttled', { error: 'TooManyRequestsException', headers: { 'retry-after': '60' } }],
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

it('that brings a token for a few minutes only is one call for all, too', async () => {
  const center = await minutesBeforeTheEnd(-1);
  center.emulator.faults.add({ operation: 'CreateToken', merge: { expiresIn: 120 }, times: Infinity });
  const outcomes = await Promise.all(processes(center, 5));
  expect(new Set(outcomes.map(accessToken)).size).toBe(1);
  expect(center.refreshes()).toBe(1);
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
