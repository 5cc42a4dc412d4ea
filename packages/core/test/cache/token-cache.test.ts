import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inspect } from 'node:util';
import type { CachedToken } from '../../src/cache/records.ts';
import {
  listCachedTokens,
  readToken,
  removeToken,
  tokenCachePath,
  writeToken,
} from '../../src/cache/token-cache.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Secret } from '../../src/secret.ts';
import type { Session } from '../../src/session/session.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const session: Session = { kind: 'named', name: 'my-sso', startUrl, region: 'us-east-1', scopes: [] };
const legacy: Session = { kind: 'legacy', startUrl, region: 'us-east-1' };

const token: CachedToken = {
  startUrl,
  region: 'us-east-1',
  accessToken: new Secret('access'),
  expiresAt: testEpoch,
  refreshToken: new Secret('refresh'),
  registration: { clientId: 'client', clientSecret: new Secret('hush'), expiresAt: testEpoch + 86_400_000 },
};

const tokenText =
  `{"startUrl": "${startUrl}", "region": "us-east-1", "accessToken": "access", "expiresAt": "2030-01-02T03:04:05Z", ` +
  '"clientId": "client", "clientSecret": "hush", "registrationExpiresAt": "2030-01-03T03:04:05Z", "refreshToken": "refresh"}';

/** What another program, or a broken one, left in the session's file. */
function leave(runtime: Runtime, content: string | Uint8Array): string {
  const file = tokenCachePath(runtime, session);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('tokenCachePath', () => {
  it.each([
    [session, '0ad374308c5a4e22f723adf10145eafad7c4031c'],
    [legacy, '7487b5b67d5fa1132cf33fa93ae51ef38cc37752'],
    [{ ...session, name: 'café' }, 'f424452a9673918c6f09b0cdd35b20be8e6ae7d7'],
  ])('is where AWS CLI looks, case %#', (owner, hash) => {
    const { runtime, home } = testRuntime();
    expect(tokenCachePath(runtime, owner)).toBe(join(home, '.aws', 'sso', 'cache', `${hash}.json`));
  });

  it('does not trim a legacy start URL', () => {
    const { runtime } = testRuntime();
    const trailing: Session = { ...legacy, startUrl: `${startUrl}/` };
    expect(tokenCachePath(runtime, trailing)).not.toBe(tokenCachePath(runtime, legacy));
  });
});

describe('writeToken', () => {
  it('writes the bytes that AWS CLI writes, for the owner only', async () => {
    const { runtime } = testRuntime();
    await writeToken(runtime, session, token);
    const file = tokenCachePath(runtime, session);
    expect(readFileSync(file, 'utf8')).toBe(tokenText);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('takes back a mode that others could read', async () => {
    const { runtime } = testRuntime();
    const file = leave(runtime, '{}');
    chmodSync(file, 0o644);
    await writeToken(runtime, session, token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves out what the token does not have', async () => {
    const { runtime } = testRuntime();
    const { refreshToken: _refresh, registration: _registration, ...bare } = token;
    await writeToken(runtime, legacy, bare);
    expect(readFileSync(tokenCachePath(runtime, legacy), 'utf8')).toBe(
      `{"startUrl": "${startUrl}", "region": "us-east-1", "accessToken": "access", "expiresAt": "2030-01-02T03:04:05Z"}`,
    );
  });
});

describe('readToken', () => {
  it('gives back what was written', async () => {
    const { runtime } = testRuntime();
    await writeToken(runtime, session, token);
    const read = readToken(runtime, session);
    expect(read).toMatchObject({ startUrl, region: 'us-east-1', expiresAt: testEpoch });
    expect(read?.accessToken.reveal()).toBe('access');
    expect(read?.refreshToken?.reveal()).toBe('refresh');
    expect(read?.registration).toMatchObject({ clientId: 'client', expiresAt: testEpoch + 86_400_000 });
    expect(read?.registration?.clientSecret.reveal()).toBe('hush');
  });

  it('shows no secret when it is printed', async () => {
    const { runtime } = testRuntime();
    await writeToken(runtime, session, token);
    const read = readToken(runtime, session);
    expect(inspect(read, { depth: null }) + JSON.stringify(read)).not.toMatch(
      /"access"|'access'|hush|refresh'/,
    );
  });

  it('needs no more than the access token and its end', () => {
    const { runtime } = testRuntime();
    leave(runtime, '{"accessToken": "access", "expiresAt": "2030-01-02T03:04:05UTC"}');
    const read = readToken(runtime, session);
    expect(read).toMatchObject({ startUrl, region: 'us-east-1', expiresAt: testEpoch });
    expect(read?.registration).toBeUndefined();
    expect(read?.refreshToken).toBeUndefined();
  });

  it('takes a client of which a part is missing for none', () => {
    const { runtime } = testRuntime();
    leave(runtime, tokenText.replace('"clientSecret"', '"other"'));
    expect(readToken(runtime, session)?.registration).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['cut off', tokenText.slice(0, 80)],
    ['begun with a byte order mark', `\ufeff${tokenText}`],
    ['null', 'null'],
    ['a list', '[]'],
    ['no access token', tokenText.replace('"accessToken"', '"other"')],
    ['an empty access token', tokenText.replace('"access"', '""')],
    ['a number as access token', tokenText.replace('"access"', '7')],
    ['no end', tokenText.replace('"expiresAt"', '"other"')],
    ['a number as end', tokenText.replace('"2030-01-02T03:04:05Z"', '1893553445')],
    ['an end without time zone', tokenText.replace('03:04:05Z"', '03:04:05"')],
  ])('takes a file for a miss that is %s', (_what, content) => {
    const { runtime } = testRuntime();
    leave(runtime, content);
    expect(readToken(runtime, session)).toBeUndefined();
  });

  it('takes bytes that are not UTF-8 for a miss', () => {
    const { runtime } = testRuntime();
    leave(runtime, Buffer.from(tokenText.replace('access"', 'acces\xff"'), 'latin1'));
    expect(readToken(runtime, session)).toBeUndefined();
  });

  it('takes no file for a miss', () => {
    expect(readToken(testRuntime().runtime, session)).toBeUndefined();
  });

  it('does not take a file that cannot be read for a miss', () => {
    const { runtime } = testRuntime();
    const file = tokenCachePath(runtime, session);
    mkdirSync(file, { recursive: true });
    expect(() => readToken(runtime, session)).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });

  it('finds a damaged file healed by the next write', async () => {
    const { runtime } = testRuntime();
    leave(runtime, tokenText.slice(0, 80));
    await writeToken(runtime, session, token);
    expect(readToken(runtime, session)?.accessToken.reveal()).toBe('access');
  });
});

describe('removeToken', () => {
  it('removes the one file, and does not mind where there is none', async () => {
    const { runtime } = testRuntime();
    await writeToken(runtime, session, token);
    await writeToken(runtime, legacy, token);
    await removeToken(runtime, session);
    await removeToken(runtime, session);
    const file = tokenCachePath(runtime, legacy);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });
});

describe('listCachedTokens', () => {
  it('lists every token, of whatever session, and nothing else', async () => {
    const { runtime } = testRuntime();
    await writeToken(runtime, session, token);
    await writeToken(runtime, legacy, { ...token, accessToken: new Secret('other') });
    const directory = dirname(tokenCachePath(runtime, session));
    writeFileSync(
      join(directory, 'client.json'),
      '{"clientId": "a", "clientSecret": "b", "expiresAt": "2030-01-02T03:04:05Z"}',
    );
    writeFileSync(join(directory, 'damaged.json'), tokenText.slice(0, 80));
    writeFileSync(join(directory, 'notes.txt'), tokenText);
    const listed = listCachedTokens(runtime).map(({ file, token: { accessToken } }) => [
      file,
      accessToken.reveal(),
    ]);
    expect(new Map(listed as [string, string][])).toEqual(
      new Map([
        [tokenCachePath(runtime, session), 'access'],
        [tokenCachePath(runtime, legacy), 'other'],
      ]),
    );
  });

  it('is empty where there is no folder', () => {
    expect(listCachedTokens(testRuntime().runtime)).toEqual([]);
  });
});
