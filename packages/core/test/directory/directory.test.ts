import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@sso/testkit';
import { defaultOrganization } from '@sso/emulator';
import { loadDirectory, readDirectory } from '../../src/index.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const day = 24 * 60 * 60_000;

async function signedIn() {
  const center = await testIdentityCenter();
  await center.signedIn();
  return center;
}

function folderOf(home: string): string {
  return join(home, '.cache/sso/directory');
}

function onlyFile(home: string): string {
  const [name = '', ...more] = readdirSync(folderOf(home));
  expect(more).toEqual([]);
  return join(folderOf(home), name);
}

describe('the directory', () => {
  it('holds every account with its roles, and is kept for the next time', async () => {
    const { context, runtime, emulator } = await signedIn();
    const told: number[] = [];
    const fetched = await loadDirectory(context, named, { onFetch: (accounts) => told.push(accounts) });
    expect(Object.fromEntries(fetched.accounts.map(({ accountId, roles }) => [accountId, roles]))).toEqual(
      Object.fromEntries(defaultOrganization.accounts.map(({ id, roles }) => [id, roles])),
    );
    expect(fetched.fetchedAt).toBe(runtime.now());
    const calls = emulator.calls('ListAccountRoles');
    expect(await loadDirectory(context, named)).toEqual(fetched);
    expect(readDirectory(runtime, named)).toEqual(fetched);
    expect([told, calls, emulator.calls('ListAccountRoles')]).toEqual([[4], 4, 4]);
  });

  it('is in a private file without anything secret', async () => {
    const { context, home, signedIn: signIn } = await testIdentityCenter();
    const token = await signIn();
    await loadDirectory(context, named);
    const file = onlyFile(home);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual([
      'version',
      'startUrl',
      'fetchedAt',
      'accounts',
    ]);
    expect(readFileSync(file, 'utf8')).not.toContain(token.accessToken.reveal());
  });

  it('is asked for again after a day, on request, and where the clock was wrong', async () => {
    const { context, emulator, clock } = await signedIn();
    await loadDirectory(context, named);
    await loadDirectory(context, named, { refresh: true });
    expect(emulator.calls('ListAccounts')).toBe(2);
    clock.advance(day / 4);
    await loadDirectory(context, named);
    expect(emulator.calls('ListAccounts')).toBe(2);
    clock.advance(-day / 2);
    await loadDirectory(context, named);
    expect(emulator.calls('ListAccounts')).toBe(3);
  });

  it('is another one at another start URL', async () => {
    const { context, runtime } = await signedIn();
    await loadDirectory(context, named);
    expect(readDirectory(runtime, { ...named, startUrl: 'https://other.awsapps.com/start' })).toBeUndefined();
  });

  it.each([
    ['no JSON', 'cut o'],
    ['another version', '{"version":2,"fetchedAt":"2030-01-01T00:00:00Z","accounts":[]}'],
    ['no list', '{"version":1,"fetchedAt":"2030-01-01T00:00:00Z","accounts":{}}'],
  ])('is fetched anew where the file holds %s', async (_, content) => {
    const { context, home, runtime } = await signedIn();
    const { accounts } = await loadDirectory(context, named);
    writeFileSync(onlyFile(home), content);
    expect(readDirectory(runtime, named)).toBeUndefined();
    expect((await loadDirectory(context, named)).accounts).toEqual(accounts);
    expect(readDirectory(runtime, named)?.accounts).toEqual(accounts);
  });

  it('passes over entries that are none', async () => {
    const { context, home, runtime } = await signedIn();
    await loadDirectory(context, named);
    const stored = JSON.parse(readFileSync(onlyFile(home), 'utf8'));
    writeFileSync(
      onlyFile(home),
      JSON.stringify({ ...stored, accounts: [1, {}, { accountId: '1', roles: ['A', 2] }] }),
    );
    expect(readDirectory(runtime, named)?.accounts).toEqual([
      { accountId: '1', accountName: '', emailAddress: '', roles: ['A'] },
    ]);
  });

  it('is not missed where it cannot be written', async () => {
    const { context, home, runtime } = await signedIn();
    mkdirSync(join(home, '.cache'), { recursive: true });
    writeFileSync(join(home, '.cache/sso'), 'a file in its way');
    expect((await loadDirectory(context, named)).accounts).toHaveLength(4);
    expect(readDirectory(runtime, named)).toBeUndefined();
  });

  it('has accounts whose roles were just taken away, without roles', async () => {
    const { context, emulator } = await signedIn();
    emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":[]}' });
    const { accounts } = await loadDirectory(context, named);
    expect(accounts.filter(({ roles }) => roles.length === 0)).toHaveLength(1);
  });

  it('needs a sign-in', async () => {
    const { context } = await testIdentityCenter();
    await expect(loadDirectory(context, named)).rejects.toThrowSsoError('sign-in-needed');
  });
});
