import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegistration } from '../../src/cache/registration-cache.ts';
import { readCachedRoleCredentials } from '../../src/cache/role-credential-cache.ts';
import { readToken, tokenCachePath, writeToken } from '../../src/cache/token-cache.ts';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { listAccounts } from '../../src/portal/list-accounts.ts';
import { tokenRejected } from '../../src/portal/portal-call.ts';
import { signOut } from '../../src/session/sign-out.ts';
import { changeCachedToken, legacy, named, testIdentityCenter } from '../support/identity-center.ts';

const admin = { accountId: '111111111111', roleName: 'Admin' };

async function signedIn() {
  const center = await testIdentityCenter();
  return { ...center, token: await center.signedIn() };
}

describe('signing out', () => {
  it('ends the session at the service and forgets its token', async () => {
    const { context, runtime, token } = await signedIn();
    expect(await signOut(context, named)).toEqual({ kind: 'signed-out', service: 'ended' });
    expect(readToken(runtime, named)).toBeUndefined();
    expect(await listAccounts(context, token)).toBe(tokenRejected);
  });

  it('keeps the client for the next sign-in, and other sessions’ tokens', async () => {
    const { context, runtime, token } = await signedIn();
    const other = { ...named, name: 'other' };
    await writeToken(runtime, other, token);
    await signOut(context, named);
    expect(readRegistration(runtime, named, 'device')).toBeDefined();
    expect(readToken(runtime, other)).toBeDefined();
  });

  it('refreshes a session whose access token has run out once, to end it', async () => {
    const { context, clock, emulator, runtime, token } = await signedIn();
    clock.now = token.expiresAt;
    expect(await signOut(context, named)).toEqual({ kind: 'signed-out', service: 'ended' });
    expect([emulator.calls('CreateToken'), emulator.calls('Logout')]).toEqual([2, 1]);
    expect(readToken(runtime, named)).toBeUndefined();
  });

  it('finds a session ended whose refresh is refused', async () => {
    const { context, clock, emulator } = await signedIn();
    clock.advance(8 * 86_400_000);
    expect(await signOut(context, named)).toEqual({ kind: 'signed-out', service: 'already-ended' });
    expect(emulator.calls('Logout')).toBe(0);
  });

  it('finds a session ended that cannot be refreshed', async () => {
    const center = await signedIn();
    await changeCachedToken(center, named, { expiresAt: center.clock.now, refreshToken: undefined });
    expect(await signOut(center.context, named)).toEqual({ kind: 'signed-out', service: 'already-ended' });
  });

  it('finds a session ended that the service does not know', async () => {
    const { context, emulator } = await signedIn();
    emulator.faults.add({ operation: 'Logout', error: 'UnauthorizedException', times: 2 });
    expect(await signOut(context, named)).toEqual({ kind: 'signed-out', service: 'already-ended' });
  });

  it('ends a legacy session', async () => {
    const center = await testIdentityCenter();
    await center.signedIn(legacy);
    expect(await signOut(center.context, legacy)).toEqual({ kind: 'signed-out', service: 'ended' });
    expect(readToken(center.runtime, legacy)).toBeUndefined();
  });

  it.each([
    ['no connection', 0, { reset: true, times: Infinity }],
    ['no connection for the refresh', 28_800_000, { operation: 'CreateToken', reset: true }],
    ['a guest network’s page', 0, { html: true }],
  ] as const)(
    'forgets the token where there is %s, and says that the service was not told',
    async (_, later, fault) => {
      const { context, clock, emulator, runtime } = await signedIn();
      await obtainRoleCredentials(context, named, admin);
      clock.advance(later);
      emulator.faults.add(fault);
      expect(await signOut(context, named)).toEqual({ kind: 'signed-out', service: 'not-reached' });
      expect(readToken(runtime, named)).toBeUndefined();
      expect(readCachedRoleCredentials(runtime, named, admin)).toBeUndefined();
    },
  );

  it('says so where nobody is signed in', async () => {
    const { context, emulator } = await testIdentityCenter();
    expect(await signOut(context, named)).toEqual({ kind: 'not-signed-in' });
    expect(emulator.requests).toEqual([]);
  });

  it('removes a damaged token file, too', async () => {
    const { context, runtime } = await signedIn();
    writeFileSync(tokenCachePath(runtime, named), '{"accessToken": "half');
    expect(await signOut(context, named)).toEqual({ kind: 'not-signed-in' });
    expect(existsSync(tokenCachePath(runtime, named))).toBe(false);
  });
});

describe('the role credentials of a person who signs out', () => {
  function othersFile(home: string): string {
    const folder = join(home, '.aws/cli/cache');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'assumed.json');
    writeFileSync(file, '{"ProviderType": "assume-role"}');
    return file;
  }

  it('are removed, and what else AWS CLI keeps beside them is not', async () => {
    const { context, home, runtime } = await signedIn();
    const assumed = othersFile(home);
    await obtainRoleCredentials(context, named, admin);
    expect(readCachedRoleCredentials(runtime, named, admin)).toBeDefined();
    await signOut(context, named);
    expect(readCachedRoleCredentials(runtime, named, admin)).toBeUndefined();
    expect(existsSync(assumed)).toBe(true);
  });

  it('are removed with what is kept of a failure to get them', async () => {
    const { context, emulator, home } = await signedIn();
    emulator.faults.add({ operation: 'GetRoleCredentials', error: 'ForbiddenException' });
    await expect(obtainRoleCredentials(context, named, admin)).rejects.toMatchObject({ code: 'no-access' });
    await signOut(context, named);
    expect(readdirSync(join(home, '.aws/cli/cache'))).toEqual([]);
  });

  it('are removed although the token is gone already', async () => {
    const { context, runtime } = await signedIn();
    await obtainRoleCredentials(context, named, admin);
    await runtime.files.remove(tokenCachePath(runtime, named));
    expect(await signOut(context, named)).toEqual({ kind: 'not-signed-in' });
    expect(readCachedRoleCredentials(runtime, named, admin)).toBeUndefined();
  });

  it('are removed beside a link that is not followed, and the session ends', async () => {
    const { context, home, runtime, token } = await signedIn();
    await obtainRoleCredentials(context, named, admin);
    const unreadable = join(home, '.aws/cli/cache/0.json');
    symlinkSync(home, unreadable);
    await expect(signOut(context, named)).rejects.toMatchObject({
      code: 'file-is-link',
      data: { file: unreadable },
    });
    expect(readCachedRoleCredentials(runtime, named, admin)).toBeUndefined();
    expect(await listAccounts(context, token)).toBe(tokenRejected);
  });
});
