import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readKeptAssumedRole } from '../../src/cache/assumed-role-cache.ts';
import { readRegistration } from '../../src/cache/registration-cache.ts';
import { readCachedRoleCredentials } from '../../src/cache/role-credential-cache.ts';
import { readToken } from '../../src/cache/token-cache.ts';
import { readDirectory } from '../../src/directory/directory-file.ts';
import type { Runtime } from '../../src/runtime.ts';
import { type FileKind, fileWriters } from '../crashes/file-writers.ts';
import { filesIn } from '../crashes/files-in.ts';
import { named } from '../support/identity-center.ts';
import { testRuntime } from '../support/test-runtime.ts';

type CacheKind = Exclude<FileKind, 'config' | 'credentials' | 'history'>;

const session = { ...named, scopes: [] };
const readers: Readonly<Record<CacheKind, (runtime: Runtime) => unknown>> = {
  token: (runtime) => readToken(runtime, session),
  registration: (runtime) => readRegistration(runtime, session, 'device'),
  'role credentials': (runtime) =>
    readCachedRoleCredentials(runtime, session, { accountId: '111111111111', roleName: 'Admin' }),
  'assumed role': (runtime) =>
    readKeptAssumedRole(runtime, { roleArn: 'arn:aws:iam::111111111111:role/Deployer' }),
  directory: (runtime) => readDirectory(runtime, session),
};

const kinds: readonly CacheKind[] = [
  'token',
  'registration',
  'role credentials',
  'assumed role',
  'directory',
];
const damages: Readonly<Record<string, (whole: Buffer) => Uint8Array>> = {
  'zero bytes': () => Buffer.alloc(0),
  'half of it': (whole) => whole.subarray(0, whole.length / 2),
  'all but the last byte': (whole) => whole.subarray(0, -1),
  'twice itself': (whole) => Buffer.concat([whole, whole]),
  "another tool's JSON": () => Buffer.from('{"version":3,"items":[{"accessToken":7}]}'),
  'a JSON list': () => Buffer.from('[]'),
  'JSON null': () => Buffer.from('null'),
  'NUL bytes, as a lost power may leave them': (whole) => Buffer.alloc(whole.length),
  'bytes that are no text': () => Uint8Array.from({ length: 256 }, (_, index) => index),
  'UTF-16': (whole) => Buffer.from(whole.toString(), 'utf16le'),
};

const cases = kinds.flatMap((kind) => Object.keys(damages).map((damage) => ({ kind, damage })));

it.each(cases)(
  'a file with $damage is a miss, and is healed by the next write: $kind',
  async ({ kind, damage }) => {
    const { runtime, home } = testRuntime({ now: Date.UTC(2030, 0, 1, 22) });
    await fileWriters[kind](runtime, 'v');
    expect(readers[kind](runtime)).toBeDefined();
    const [path = ''] = Object.keys(filesIn(home).content);
    const file = `${home}${path}`;
    const whole = readFileSync(file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, damages[damage]?.(whole) ?? whole);
    expect(readers[kind](runtime)).toBeUndefined();
    await fileWriters[kind](runtime, 'v');
    expect(readFileSync(file)).toEqual(whole);
    expect(readers[kind](runtime)).toBeDefined();
  },
);
