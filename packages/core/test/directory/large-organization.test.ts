import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import '@sso/testkit';
import { type EmulatorOptions, largeOrganization } from '@sso/emulator';
import {
  type DirectoryProgress,
  type LoadDirectoryOptions,
  loadDirectory,
  readDirectory,
  SsoError,
} from '../../src/index.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const count = 120;

async function signedIn(options: EmulatorOptions = {}) {
  const organization = largeOrganization({ accounts: count, rolesPerAccount: 3 });
  const center = await testIdentityCenter({ organization, pageSize: 50, ...options });
  await center.signedIn();
  const folder = join(center.home, '.cache/sso/directory');
  const files = (): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
  return { ...center, hasPartial: () => files().some((name) => name.endsWith('.partial.json')) };
}

type Center = Awaited<ReturnType<typeof signedIn>>;

/** Does something once when so many accounts are done. */
function after(
  done: number,
  act: () => void,
): { readonly onProgress: (progress: DirectoryProgress) => void } {
  let acted = false;
  return {
    onProgress: (progress) => {
      if (acted || progress.done < done) return;
      acted = true;
      act();
    },
  };
}

/** Lists everything, and returns of how many of the first page's accounts it already had the roles. */
async function keptAtFirst(center: Center, options: LoadDirectoryOptions = {}): Promise<number | undefined> {
  const told: DirectoryProgress[] = [];
  const onProgress = (progress: DirectoryProgress): void => void told.push(progress);
  await loadDirectory(center.context, named, { ...options, onProgress });
  expectWhole(center);
  return told[0]?.done;
}

function expectWhole({ runtime, hasPartial }: Center): void {
  const directory = readDirectory(runtime, named);
  expect(directory?.accounts).toHaveLength(count);
  expect(directory?.accounts.every(({ roles }) => roles.length === 3)).toBe(true);
  expect(directory?.failures).toEqual([]);
  expect(hasPartial()).toBe(false);
}

describe('listing a large organization', () => {
  it('tells how far it is', async () => {
    const center = await signedIn();
    const told: DirectoryProgress[] = [];
    await loadDirectory(center.context, named, { onProgress: (progress) => told.push(progress) });
    expect(told[0]).toMatchObject({ done: 0, total: 50, throttled: 0, millisecondsLeft: undefined });
    expect(told.at(-1)).toMatchObject({ done: count, total: count, throttled: 0, millisecondsLeft: 0 });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expectWhole(center);
    expect(center.emulator.calls('ListAccountRoles')).toBe(count);
  });

  it.each([false, true])('keeps below a limit of 20 calls a second (Retry-After: %s)', async (retryAfter) => {
    const operations = ['ListAccounts', 'ListAccountRoles'] as const;
    const center = await signedIn({ rateLimit: { callsPerSecond: 20, retryAfter, operations } });
    const began = center.clock.now;
    const told: DirectoryProgress[] = [];
    const written: string[] = [];
    const { files } = center.runtime;
    const context = center.contextWith({
      files: {
        ...files,
        write: (path, ...rest) => {
          written.push(path);
          return files.write(path, ...rest);
        },
      },
    });
    await loadDirectory(context, named, {
      onProgress: (progress) => {
        told.push(progress);
      },
    });
    const { throttled } = center.emulator;
    expect(throttled).toBeGreaterThan(0);
    // Here answers take no time, which is why the shares are those of `pacing` and of the benchmark.
    expect(throttled).toBeLessThan(count / 4);
    expect(told.at(-1)?.throttled).toBe(throttled);
    expect(center.clock.now - began).toBeGreaterThan(((count - 20) / 20) * 1000);
    expect(written.filter((path) => path.endsWith('.partial.json')).length).toBeGreaterThan(0);
    expectWhole(center);
    expect(center.emulator.calls('ListAccountRoles')).toBe(count + throttled);
  });

  it('goes on where it was interrupted', async () => {
    const center = await signedIn();
    const controller = new AbortController();
    const context = center.contextWith({}, { signal: controller.signal });
    const interrupted = loadDirectory(
      context,
      named,
      after(40, () => controller.abort(new SsoError('cancelled', {}))),
    );
    await expect(interrupted).rejects.toThrowSsoError('cancelled');
    expect([center.hasPartial(), readDirectory(center.runtime, named)]).toEqual([true, undefined]);
    expect(await keptAtFirst(center, { refresh: true })).toBeGreaterThanOrEqual(40);
  });

  it('begins anew where it was interrupted long ago', async () => {
    const center = await signedIn();
    const controller = new AbortController();
    const context = center.contextWith({}, { signal: controller.signal });
    const interrupted = loadDirectory(
      context,
      named,
      after(40, () => controller.abort()),
    );
    await expect(interrupted).rejects.toThrowSsoError('cancelled');
    center.clock.advance(15 * 60_000);
    expect(await keptAtFirst(center, { refresh: true })).toBe(0);
  });

  it('refreshes a token once for all calls that it is rejected for', async () => {
    const center = await signedIn();
    const rejected = { operation: 'ListAccountRoles', error: 'UnauthorizedException', times: 5 } as const;
    await loadDirectory(
      center.context,
      named,
      after(40, () => center.emulator.faults.add(rejected)),
    );
    expectWhole(center);
    expect(center.emulator.calls('ListAccountRoles')).toBe(count + 5);
    // The one of the sign-in, and one refresh.
    expect(center.emulator.calls('CreateToken')).toBe(2);
  });

  it('ends where the sign-in is over, and goes on after the next one', async () => {
    const center = await signedIn();
    const rejected = { error: 'UnauthorizedException', times: Number.POSITIVE_INFINITY } as const;
    const lost = loadDirectory(
      center.context,
      named,
      after(40, () => center.emulator.faults.add(rejected)),
    );
    await expect(lost).rejects.toThrowSsoError('sign-in-needed');
    center.emulator.faults.clear();
    await center.signedIn();
    expect(await keptAtFirst(center)).toBeGreaterThanOrEqual(40);
  });
});

describe('an account that fails', () => {
  it.each([
    ['an answer that is none', { body: '{"roleList":5}' }, 'answer-unexpected'],
    ['a refusal', { error: 'InvalidRequestException' }, 'service-refused'],
  ] as const)('by %s is told, and asked for again the next time', async (_, fault, code) => {
    const center = await signedIn({ organization: largeOrganization({ accounts: 1, rolesPerAccount: 3 }) });
    const { accounts } = await loadDirectory(center.context, named);
    const accountId = accounts[0]?.accountId ?? '';
    for (const account of largeOrganization({ accounts: 3, rolesPerAccount: 3 }).accounts.slice(1)) {
      center.emulator.assignments.addAccount(account);
    }
    center.emulator.faults.add({ operation: 'ListAccountRoles', ...fault });
    const directory = await loadDirectory(center.context, named, { refresh: true });
    // The first one that is asked about is the first one of the organization.
    expect(directory.failures).toEqual([{ accountId, code }]);
    expect(directory.accounts.map(({ roles }) => roles.length)).toEqual([3, 3, 3]);
    expect(readDirectory(center.runtime, named)).toEqual(directory);
    expect(center.emulator.calls('ListAccountRoles')).toBe(1 + 3);
    expect((await loadDirectory(center.context, named)).failures).toEqual([]);
    expect(center.emulator.calls('ListAccountRoles')).toBe(1 + 3 + 1);
  });

  it('does not cost those that are kept, where it cannot be asked for again', async () => {
    const center = await signedIn();
    center.emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":5}' });
    const directory = await loadDirectory(center.context, named);
    center.emulator.faults.add({ operation: 'ListAccounts', error: 'InvalidRequestException' });
    expect(await loadDirectory(center.context, named)).toEqual(directory);
  });

  it('is left out where it was taken away meanwhile', async () => {
    const center = await signedIn();
    center.emulator.faults.add({ operation: 'ListAccountRoles', error: 'ForbiddenException' });
    const { accounts, failures } = await loadDirectory(center.context, named);
    expect([accounts.length, failures]).toEqual([count - 1, []]);
  });

  it('is the error itself where it is the only one', async () => {
    const center = await signedIn({ organization: largeOrganization({ accounts: 1, rolesPerAccount: 1 }) });
    center.emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":5}' });
    await expect(loadDirectory(center.context, named)).rejects.toThrowSsoError('answer-unexpected');
  });

  it('ends everything where all do', async () => {
    const center = await signedIn();
    center.emulator.faults.add({
      operation: 'ListAccountRoles',
      status: 500,
      times: Number.POSITIVE_INFINITY,
    });
    await expect(loadDirectory(center.context, named)).rejects.toThrowSsoError('service-unavailable');
    expect(center.emulator.calls('ListAccountRoles')).toBeLessThan(count);
  });
});

it('has an account once that stands on two pages', async () => {
  const center = await signedIn();
  const account = { accountId: '1', accountName: 'Twice' };
  center.emulator.faults.add({
    operation: 'ListAccounts',
    body: JSON.stringify({ accountList: [account, account] }),
  });
  center.emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":[{"roleName":"A"}]}' });
  expect((await loadDirectory(center.context, named)).accounts).toEqual([
    { ...account, emailAddress: '', roles: ['A'] },
  ]);
});
