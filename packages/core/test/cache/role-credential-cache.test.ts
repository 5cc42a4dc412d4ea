import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readCachedRoleCredentials,
  removeAllCachedRoleCredentials,
  writeCachedRoleCredentials,
} from '../../src/cache/role-credential-cache.ts';
import type { RoleCredentials } from '../../src/credentials/role-credentials.ts';
import { Secret } from '../../src/secret.ts';
import type { Session } from '../../src/session/session.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const named: Session = { kind: 'named', name: 'my-sso', startUrl, region: 'us-east-1', scopes: [] };
const legacy: Session = { kind: 'legacy', startUrl, region: 'us-east-1' };
const target = { accountId: '111111111111', roleName: 'Admin' };
const credentials: RoleCredentials = {
  accountId: '111111111111',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: new Secret('secret-key'),
  sessionToken: new Secret('session-token'),
  expiration: testEpoch + 3_600_000,
};
const namedFile = '4d591a7ab0da2e15379d89377621ae9cda619cc3.json';
const text =
  '{"ProviderType": "sso", "Credentials": {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret-key", ' +
  '"SessionToken": "session-token", "Expiration": "2030-01-02T04:04:05Z", "AccountId": "111111111111"}}';
const minute = 60_000;

function cacheFolder(home: string): string {
  return join(home, '.aws', 'cli', 'cache');
}

function leave(home: string, name: string, content: string): void {
  mkdirSync(cacheFolder(home), { recursive: true });
  writeFileSync(join(cacheFolder(home), name), content);
}

describe('writeCachedRoleCredentials', () => {
  it.each([
    [named, namedFile],
    [legacy, '286e93c3018b44f21e1f9bca8bfbca4be8834fc9.json'],
  ])('uses the file that AWS CLI uses, case %#', async (session, file) => {
    const { runtime, home } = testRuntime();
    await writeCachedRoleCredentials(runtime, session, target, credentials);
    expect(readdirSync(cacheFolder(home))).toEqual([file]);
  });

  it('writes the bytes that AWS CLI writes, for the owner only', async () => {
    const { runtime, home } = testRuntime();
    await writeCachedRoleCredentials(runtime, named, target, credentials);
    const file = join(cacheFolder(home), namedFile);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('readCachedRoleCredentials', () => {
  it('gives back what was written', async () => {
    const { runtime } = testRuntime();
    await writeCachedRoleCredentials(runtime, named, target, credentials);
    const read = readCachedRoleCredentials(runtime, named, target);
    expect(read).toMatchObject({
      accountId: '111111111111',
      accessKeyId: 'ASIAEXAMPLE',
      expiration: credentials.expiration,
    });
    expect(read?.secretAccessKey.reveal()).toBe('secret-key');
    expect(read?.sessionToken.reveal()).toBe('session-token');
  });

  it.each([[{ ...target, roleName: 'ReadOnly' }], [{ ...target, accountId: '011111111111' }]])(
    'keeps roles and accounts apart, case %#',
    async (other) => {
      const { runtime } = testRuntime();
      await writeCachedRoleCredentials(runtime, named, target, credentials);
      expect(readCachedRoleCredentials(runtime, named, other)).toBeUndefined();
    },
  );

  it('needs at least 15 minutes of life', async () => {
    const { runtime, clock } = testRuntime();
    await writeCachedRoleCredentials(runtime, named, target, credentials);
    clock.now = credentials.expiration - 15 * minute;
    expect(readCachedRoleCredentials(runtime, named, target)).toBeDefined();
    clock.now += 1;
    expect(readCachedRoleCredentials(runtime, named, target)).toBeUndefined();
  });

  it('knows the account where the file does not say it', () => {
    const { runtime, home } = testRuntime();
    leave(home, namedFile, text.replace(', "AccountId": "111111111111"', ''));
    expect(readCachedRoleCredentials(runtime, named, target)?.accountId).toBe('111111111111');
  });

  it.each([
    ['empty', ''],
    ['cut off', text.slice(0, 60)],
    ['of another provider', text.replace('"sso"', '"assume-role"')],
    ['without credentials', '{"ProviderType": "sso"}'],
    ['with credentials that are a list', '{"ProviderType": "sso", "Credentials": []}'],
    ['without a session token', text.replace('SessionToken', 'Other')],
    ['with a number as end', text.replace('"2030-01-02T04:04:05Z"', '1893557045')],
  ])('takes a file for a miss that is %s', (_what, content) => {
    const { runtime, home } = testRuntime();
    leave(home, namedFile, content);
    expect(readCachedRoleCredentials(runtime, named, target)).toBeUndefined();
  });
});

describe('removeAllCachedRoleCredentials', () => {
  it('leaves what else AWS CLI keeps there', async () => {
    const { runtime, home } = testRuntime();
    await writeCachedRoleCredentials(runtime, named, target, credentials);
    await writeCachedRoleCredentials(runtime, legacy, target, credentials);
    leave(home, 'session.db', text);
    leave(home, 'assume-role.json', '{"Credentials": {"AccessKeyId": "ASIA"}, "AssumedRoleUser": {}}');
    leave(home, 'damaged.json', text.slice(0, 60));
    await removeAllCachedRoleCredentials(runtime);
    expect(readdirSync(cacheFolder(home)).sort()).toEqual(['assume-role.json', 'damaged.json', 'session.db']);
  });

  it('does not mind where there is no folder', async () => {
    const { runtime, home } = testRuntime();
    await removeAllCachedRoleCredentials(runtime);
    expect(readdirSync(home)).toEqual([]);
  });
});
