import { join } from 'node:path';
import { SsoError } from '../errors.ts';
import { objectOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import type { Secret } from '../secret.ts';
import { type CacheFolder, cacheFolderPath, readCacheFile, writeCacheFile } from './cache-file.ts';
import { fileNameHash } from './file-name-hash.ts';
import type { JsonObject } from './python-json.ts';
import { isShareable, sharedErrorOf } from './shareable-errors.ts';

/**
 * What failed for one process, for the others that would have asked the same. `final`: nothing but another secret makes it better, so
 * that it counts for as long as this one lies in the cache.
 */
export type SharedFailure =
  | { readonly kind: 'refused'; readonly final: boolean }
  | { readonly kind: 'error'; readonly error: SsoError };

/** What was tried: to bring the cache file up to date with this token. */
export interface FailureScope {
  /** The cache file's path: the failure lies beside it. */
  readonly path: string;
  /** Only its hash is kept. A new sign-in has another one, and so makes an end of what failed with this one. */
  readonly secret: Secret;
}

/** How long a failure that may pass counts for those who come after it, in milliseconds. */
const sharedFor = 3_000;

/**
 * The failure that counts for somebody who has wanted the same since `since`: whoever was waiting when it happened shares it in any
 * case, and whoever came later for a short time. A record that cannot be read is none.
 */
export function readSharedFailure(
  runtime: Runtime,
  { path, secret }: FailureScope,
  since: number,
): SharedFailure | undefined {
  const content = readRecord(runtime, path);
  if (content === undefined || content.of !== hashOf(secret)) return undefined;
  const { at, kind } = content;
  if (kind === 'refused') return { kind, final: true };
  const now = runtime.now();
  if (typeof at !== 'number' || at > now || (at < since && now - at >= sharedFor)) return undefined;
  if (kind === 'refused-for-now') return { kind: 'refused', final: false };
  const error = sharedErrorOf(content.code, objectOf(content.data) ?? {});
  return error && { kind: 'error', error };
}

/** Where it cannot be kept, each process finds out by itself. Mode 0600. */
export async function writeSharedFailure(
  runtime: Runtime,
  { path, secret }: FailureScope,
  failure: SharedFailure,
): Promise<void> {
  if (failure.kind === 'error' && !isShareable(failure.error)) return;
  const record = { of: hashOf(secret), at: runtime.now(), ...contentOf(failure) };
  try {
    await writeCacheFile(runtime, failurePath(path), record);
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    runtime.log('failure not shared', { reason: error.code });
  }
}

/** Makes an end of what is kept beside a cache file, whatever it was tried with. @throws SsoError `file-unwritable` */
export async function forgetSharedFailure(runtime: Runtime, path: string): Promise<void> {
  if (readRecord(runtime, path) === undefined) return;
  await runtime.files.remove(failurePath(path));
}

/** Makes an end of all that are kept in a folder. @throws SsoError `file-unwritable` */
export async function forgetSharedFailures(runtime: Runtime, folder: CacheFolder): Promise<void> {
  const directory = cacheFolderPath(runtime, folder);
  const names = runtime.files.list(directory).filter((name) => name.endsWith(suffix));
  for (const name of names) await runtime.files.remove(join(directory, name));
}

/** Not `.json` at the end: neither AWS CLI nor this program shall take it for a cache file. */
const suffix = '.json.failure';

function failurePath(path: string): string {
  return `${path.replace(/\.json$/, '')}${suffix}`;
}

function readRecord(runtime: Runtime, path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return readCacheFile(runtime, failurePath(path));
  } catch (error) {
    if (error instanceof SsoError) return undefined;
    throw error;
  }
}

/** SHA-1 will do: a token is long and random, so that nothing can be tried out against its hash. */
function hashOf(secret: Secret): string {
  return fileNameHash(secret.reveal());
}

function contentOf(failure: SharedFailure): JsonObject {
  if (failure.kind === 'refused') return { kind: failure.final ? 'refused' : 'refused-for-now' };
  const { code, data } = failure.error;
  // Through JSON, which leaves out what is undefined.
  return { kind: 'error', code, data: JSON.parse(JSON.stringify(data)) as JsonObject };
}
