import '@sso/testkit';
import { removeToken } from '../../src/cache/token-cache.ts';
import { SsoError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { sessionAccounts } from '../../src/session/portal-session.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import {
  cachedTokenFile,
  changeCachedToken,
  named,
  readOnly,
  testIdentityCenter,
} from '../support/identity-center.ts';

const minute = 60_000;

/** A signed-in person whose home cannot be written any more. */
async function signedInReadOnly(options: { readonly minutesLeft: number }) {
  const center = await testIdentityCenter();
  const token = await center.signedIn();
  center.clock.now = token.expiresAt - options.minutesLeft * minute;
  return { ...center, token, context: center.contextWith({ files: readOnly(center.runtime.files) }) };
}

describe('in a home that cannot be written', () => {
  it.each([10, -10])(
    'a token is refreshed and given all the same, %d minutes before its end',
    async (minutesLeft) => {
      const center = await signedInReadOnly({ minutesLeft });
      const before = cachedTokenFile(center, named).text;
      const outcome = await findValidToken(center.context, named);
      expect(outcome).toMatchObject({ kind: 'valid', token: { expiresAt: center.clock.now + 480 * minute } });
      expect(cachedTokenFile(center, named).text).toBe(before);
      const { path: file } = cachedTokenFile(center, named);
      const reason = 'EROFS';
      expect(center.logged).toContainEqual({ event: 'token not locked', facts: { file, reason } });
      expect(center.logged).toContainEqual({ event: 'token not cached', facts: { file, reason } });
    },
  );

  it('several who want a token share one refresh, and so do those who come later', async () => {
    const { context, emulator } = await signedInReadOnly({ minutesLeft: -10 });
    const wanted = await Promise.all([1, 2, 3].map(() => findValidToken(context, named)));
    const outcomes = [...wanted, await findValidToken(context, named)];
    const tokens = outcomes.map((outcome) => outcome.kind === 'valid' && outcome.token.accessToken.reveal());
    expect(new Set(tokens).size).toBe(1);
    expect(emulator.calls('CreateToken')).toBe(2);
    expect(await sessionAccounts(context, named)).toHaveLength(4);
  });

  it('what this process remembers is refreshed in its turn, by its own refresh token', async () => {
    const { context, clock, emulator } = await signedInReadOnly({ minutesLeft: -10 });
    await findValidToken(context, named);
    clock.advance(480 * minute);
    const outcome = await findValidToken(context, named);
    expect(outcome).toMatchObject({ kind: 'valid', token: { expiresAt: clock.now + 480 * minute } });
    expect(emulator.calls('CreateToken')).toBe(3);
  });

  it('what another program has written later counts', async () => {
    const center = await signedInReadOnly({ minutesLeft: -10 });
    await findValidToken(center.context, named);
    const later = { accessToken: new Secret('later'), expiresAt: center.clock.now + 600 * minute };
    await changeCachedToken(center, named, later);
    const outcome = await findValidToken(center.context, named);
    expect(outcome.kind === 'valid' && outcome.token.accessToken.reveal()).toBe('later');
  });

  it('a person who has signed out meanwhile stays signed out', async () => {
    const { context, runtime } = await signedInReadOnly({ minutesLeft: -10 });
    await findValidToken(context, named);
    await removeToken(runtime, named);
    expect(await findValidToken(context, named)).toEqual({ kind: 'sign-in-needed', reason: 'no-token' });
  });

  it('a token of which the new one cannot be had goes on being used while it is valid', async () => {
    const center = await signedInReadOnly({ minutesLeft: 10 });
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    const outcome = await findValidToken(center.context, named);
    expect(outcome).toMatchObject({ kind: 'valid', token: { expiresAt: center.token.expiresAt } });
  });

  it('the reason is told when there is no lock for another reason than writing', async () => {
    const center = await signedInReadOnly({ minutesLeft: -10 });
    const withLock = async (file: string): Promise<never> => {
      throw new SsoError('file-unreadable', { file, reason: 'EIO' });
    };
    const context = center.contextWith({ files: { ...center.runtime.files, withLock } });
    await expect(findValidToken(context, named)).rejects.toThrowSsoError('file-unreadable', {
      reason: 'EIO',
    });
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('nobody can sign out, and the session at the service is left alone', async () => {
    const { context, emulator } = await signedInReadOnly({ minutesLeft: 60 });
    await expect(signOut(context, named)).rejects.toThrowSsoError('file-unwritable', { reason: 'EROFS' });
    expect(emulator.calls('Logout')).toBe(0);
  });
});
