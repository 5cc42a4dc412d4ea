import '@sso/testkit';
import { readToken } from '../../src/cache/token-cache.ts';
import { Secret } from '../../src/secret.ts';
import { sessionAccounts } from '../../src/session/portal-session.ts';
import { replaceRejectedToken } from '../../src/session/valid-token.ts';
import { changeCachedToken, legacy, named, testIdentityCenter } from '../support/identity-center.ts';

/** A token that looks valid, but that the portal does not take. */
async function rejected(options: { readonly times?: number } = {}) {
  const center = await testIdentityCenter();
  const token = await center.signedIn();
  const { times = 1 } = options;
  center.emulator.faults.add({ operation: 'ListAccounts', error: 'UnauthorizedException', times });
  return { ...center, token };
}

describe('a token that the portal rejects although it looks valid', () => {
  it('is refreshed once and the call made once more', async () => {
    const { context, emulator, runtime, token } = await rejected();
    expect(await sessionAccounts(context, named)).toHaveLength(4);
    expect([emulator.calls('ListAccounts'), emulator.calls('CreateToken')]).toEqual([2, 2]);
    expect(readToken(runtime, named)?.accessToken.reveal()).not.toBe(token.accessToken.reveal());
  });

  it('is given up when the new one is rejected, too', async () => {
    const { context, emulator } = await rejected({ times: 2 });
    await expect(sessionAccounts(context, named)).rejects.toThrowSsoError('sign-in-needed', {
      reason: 'unauthorized',
    });
    expect([emulator.calls('ListAccounts'), emulator.calls('CreateToken')]).toEqual([2, 2]);
  });

  it('needs a person when the refresh is refused', async () => {
    const { context, emulator } = await rejected();
    emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    await expect(sessionAccounts(context, named)).rejects.toThrowSsoError('sign-in-needed', {
      reason: 'refresh-refused',
    });
    expect(emulator.calls('ListAccounts')).toBe(1);
  });

  it('needs a person when there is nothing to refresh it with', async () => {
    const center = await rejected();
    await changeCachedToken(center, named, { refreshToken: undefined });
    await expect(sessionAccounts(center.context, named)).rejects.toThrowSsoError('sign-in-needed', {
      reason: 'unauthorized',
    });
  });

  it('needs a person when it is a legacy session’s', async () => {
    const center = await testIdentityCenter();
    await center.signedIn(legacy);
    center.emulator.faults.add({ operation: 'ListAccounts', error: 'UnauthorizedException' });
    await expect(sessionAccounts(center.context, legacy)).rejects.toThrowSsoError('sign-in-needed', {
      reason: 'unauthorized',
    });
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('is the network’s fault, and no reason to sign in, when the network fails during the refresh', async () => {
    const { context, emulator } = await rejected();
    emulator.faults.add({ operation: 'CreateToken', reset: true, times: 2 });
    await expect(sessionAccounts(context, named)).rejects.toThrowSsoError('network');
  });

  it('gives way to one that another program has put there meanwhile', async () => {
    const center = await rejected();
    await changeCachedToken(center, named, { accessToken: new Secret('by another') });
    const outcome = await replaceRejectedToken(center.context, named, center.token);
    expect(outcome.kind === 'valid' && outcome.token.accessToken.reveal()).toBe('by another');
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('does not give way to an older one whose time is over', async () => {
    const center = await rejected();
    const older = { accessToken: new Secret('older'), expiresAt: center.clock.now - 1 };
    await changeCachedToken(center, named, older);
    const outcome = await replaceRejectedToken(center.context, named, center.token);
    expect(outcome).toMatchObject({ kind: 'valid', token: { expiresAt: center.clock.now + 28_800_000 } });
    expect(center.emulator.calls('CreateToken')).toBe(2);
  });
});
