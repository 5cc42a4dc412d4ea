import '@sso/testkit';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { roleCredentialPath } from '../../src/cache/role-credential-cache.ts';
import { removeToken } from '../../src/cache/token-cache.ts';
import type { CredentialSource } from '../../src/credentials/credential-source.ts';
import { obtainCredentials } from '../../src/credentials/obtain-credentials.ts';
import type { RoleCredentials } from '../../src/credentials/role-credentials.ts';
import { SsoError } from '../../src/errors.ts';
import type { Runtime } from '../../src/runtime.ts';
import { named, readOnly, type TestIdentityCenter, testIdentityCenter } from '../support/identity-center.ts';

const admin: CredentialSource = {
  kind: 'sso',
  session: named,
  target: { accountId: '111111111111', roleName: 'Admin' },
};
const deployer: CredentialSource = {
  kind: 'assume-role',
  source: admin,
  role: { roleArn: 'arn:aws:iam::222222222222:role/Deployer' },
};

async function signedIn(options = {}) {
  const center = await testIdentityCenter(options);
  await center.signedIn();
  return center;
}

/** As many processes: each has connections of its own. */
function processes(center: TestIdentityCenter, source: CredentialSource): Promise<RoleCredentials>[] {
  return Array.from({ length: 5 }, () => obtainCredentials(center.contextWith({}), source));
}

function keysOf(credentials: readonly RoleCredentials[]): number {
  return new Set(credentials.map(({ accessKeyId }) => accessKeyId)).size;
}

/** What lies in the folder of the cache beside the cache files. */
function leftBehind({ home }: TestIdentityCenter): readonly string[] {
  return readdirSync(join(home, '.aws/cli/cache')).filter((name) => !name.endsWith('.json'));
}

describe('several who want the same credentials at once', () => {
  it('share one call of GetRoleCredentials', async () => {
    const center = await signedIn();
    expect(keysOf(await Promise.all(processes(center, admin)))).toBe(1);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('share one refresh and one call where the access token has run out, too', async () => {
    const center = await signedIn();
    center.clock.advance(9 * 60 * 60_000);
    expect(keysOf(await Promise.all(processes(center, admin)))).toBe(1);
    expect(center.emulator.calls('CreateToken')).toBe(2);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('share one call of AssumeRole', async () => {
    const center = await signedIn();
    expect(keysOf(await Promise.all(processes(center, deployer)))).toBe(1);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(center.emulator.calls('AssumeRole')).toBe(1);
  });

  it('share what was fetched although it lasts less than 15 minutes', async () => {
    const center = await signedIn({ roleCredentialsSeconds: 600 });
    expect(keysOf(await Promise.all(processes(center, admin)))).toBe(1);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
    await obtainCredentials(center.context, admin);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it('share fresh ones', async () => {
    const center = await signedIn();
    const first = await obtainCredentials(center.context, admin);
    const fresh = Array.from({ length: 4 }, () =>
      obtainCredentials(center.contextWith({}), admin, { fresh: true }),
    );
    const all = await Promise.all(fresh);
    expect(keysOf(all)).toBe(1);
    expect(keysOf([first, ...all])).toBe(2);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(2);
  });

  it.each([
    ['no-access', { error: 'ForbiddenException' }],
    ['service-unavailable', { error: 'InternalServerException', times: 4 }],
  ] as const)('share a failure of the kind %s, and ask again three seconds later', async (code, fault) => {
    const center = await signedIn();
    center.emulator.faults.add({ operation: 'GetRoleCredentials', ...fault });
    const settled = await Promise.allSettled(processes(center, admin));
    expect(settled).toEqual(Array(5).fill({ status: 'rejected', reason: expect.objectContaining({ code }) }));
    const calls = center.emulator.calls('GetRoleCredentials');
    expect(calls).toBe('times' in fault ? fault.times : 1);
    expect(leftBehind(center)).toHaveLength(1);
    center.clock.advance(3_000);
    await expect(obtainCredentials(center.context, admin)).resolves.toMatchObject({
      accountId: '111111111111',
    });
    expect(leftBehind(center)).toEqual([]);
  });

  it('share that the service takes the token no more, and the refresh that it refused', async () => {
    const center = await signedIn();
    const { faults } = center.emulator;
    faults.add({ operation: 'GetRoleCredentials', error: 'UnauthorizedException', times: Infinity });
    faults.add({ operation: 'CreateToken', error: 'InvalidGrantException', times: Infinity });
    const settled = await Promise.allSettled(processes(center, admin));
    const reason = expect.objectContaining({
      code: 'sign-in-needed',
      data: { session: { name: named.name, startUrl: named.startUrl }, reason: 'refresh-refused' },
    });
    expect(settled).toEqual(Array(5).fill({ status: 'rejected', reason }));
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(center.emulator.calls('CreateToken')).toBe(2);
  });
});

describe('the lock of credentials', () => {
  it('is not asked for where they are cached', async () => {
    const center = await signedIn();
    const cached = [
      await obtainCredentials(center.context, admin),
      await obtainCredentials(center.context, deployer),
    ];
    const withLock = async (): Promise<never> => {
      throw new Error('A lock was asked for.');
    };
    const context = center.contextWith({ files: { ...center.runtime.files, withLock } });
    expect([await obtainCredentials(context, admin), await obtainCredentials(context, deployer)]).toEqual(
      cached,
    );
  });

  it('is gone without where another holds it too long', async () => {
    const center = await signedIn();
    const withLock = async (file: string): Promise<never> => {
      throw new SsoError('lock-timeout', { file });
    };
    const context = center.contextWith({ files: { ...center.runtime.files, withLock } });
    await expect(obtainCredentials(context, admin)).resolves.toMatchObject({ accountId: '111111111111' });
  });

  it('is gone without in a home that cannot be written', async () => {
    const center = await signedIn();
    const context = center.contextWith({ files: readOnly(center.runtime.files) });
    await expect(obtainCredentials(context, deployer)).resolves.toMatchObject({ accountId: '222222222222' });
  });

  it('is not waited for by a person who stops', async () => {
    const center = await signedIn();
    const stop = new AbortController();
    const context = center.contextWith({}, { signal: stop.signal });
    const path = roleCredentialPath(center.runtime, named, admin.target);
    await center.runtime.files.withLock(path, async () => {
      const waiting = obtainCredentials(context, admin);
      stop.abort();
      await expect(waiting).rejects.toThrowSsoError('cancelled');
    });
  });

  it('leaves nothing behind', async () => {
    const center = await signedIn();
    await Promise.all(processes(center, deployer));
    expect(leftBehind(center)).toEqual([]);
  });
});

it('credentials that come after the person has signed out are given once and not kept', async () => {
  const center = await signedIn();
  const write: Runtime['files']['write'] = async (...args) => {
    await removeToken(center.runtime, named);
    await center.runtime.files.write(...args);
  };
  const context = center.contextWith({ files: { ...center.runtime.files, write } });
  await expect(obtainCredentials(context, admin)).resolves.toMatchObject({ accountId: '111111111111' });
  expect(existsSync(roleCredentialPath(center.runtime, named, admin.target))).toBe(false);
});
