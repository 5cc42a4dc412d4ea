import '@sso/testkit';
import { SsoError } from '../../src/errors.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import { cachedTokenFile, named, readOnly, testIdentityCenter } from '../support/identity-center.ts';

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
