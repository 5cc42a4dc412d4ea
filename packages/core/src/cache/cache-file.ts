import { join } from 'node:path';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { fileNameHash } from './file-name-hash.ts';
import { type JsonObject, pythonJson } from './python-json.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

/** AWS CLI's two cache folders, always below the home folder. */
export type CacheFolder = 'sso' | 'cli';

/** The last part of a token's and a client's life that is not begun with: AWS CLI renews them from here on. */
export const renewalWindow = 15 * 60_000;

/** Whether credentials are still begun with. */
export function lastsLongEnough(runtime: Runtime, { expiration }: { readonly expiration: number }): boolean {
  return expiration - runtime.now() >= renewalWindow;
}

export function cacheFolderPath(runtime: Runtime, folder: CacheFolder): string {
  return join(runtime.homeDirectory, '.aws', folder, 'cache');
}

/** The file's name is the SHA-1 of `key`: no protection, only a name that every tool finds. */
export function cacheFilePath(runtime: Runtime, folder: CacheFolder, key: string): string {
  return join(cacheFolderPath(runtime, folder), `${fileNameHash(key)}.json`);
}

/** The paths of all JSON files in a folder. */
export function listCacheFiles(runtime: Runtime, folder: CacheFolder): readonly string[] {
  const directory = cacheFolderPath(runtime, folder);
  return runtime.files
    .list(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(directory, name));
}

/**
 * An object of a cache file, each member still unknown. What is no object in UTF-8 JSON is a miss: it is empty, half
 * written or damaged, and the next write heals it.
 * @throws SsoError `file-is-link`, `file-unreadable`
 */
export function readCacheFile(runtime: Runtime, file: string): Readonly<Record<string, unknown>> | undefined {
  const { content, repaired } = runtime.files.readPrivate(file);
  for (const { path, mode } of repaired) {
    runtime.log('mode repaired', { path, mode: mode.toString(8) });
    runtime.warn({ code: 'mode-repaired', path, mode });
  }
  const read = content && parsed(content);
  runtime.log('cache read', { file, ...(content === undefined ? missing : stateOf(read, runtime.now())) });
  return read;
}

const missing = { result: 'missing' } as const;

function parsed(content: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)));
  } catch {
    return undefined;
  }
}

/** For the log, which says no more of a file than until when it holds. */
function stateOf(
  content: Readonly<Record<string, unknown>> | undefined,
  now: number,
): { readonly result: string; readonly expiresAt?: string } {
  if (content === undefined) return { result: 'damaged' };
  const time = textOf(content.expiresAt) ?? textOf(objectOf(content.Credentials)?.Expiration);
  const moment = parseTimestamp(time ?? '');
  if (moment === undefined) return { result: 'found' };
  return { result: moment > now ? 'found' : 'expired', expiresAt: formatTimestamp(moment) };
}

/** @throws SsoError `file-is-link`, `file-unwritable` */
export async function writeCacheFile(runtime: Runtime, file: string, content: JsonObject): Promise<void> {
  const text = pythonJson(content, { separators: 'spaced' });
  await runtime.files.write(file, new TextEncoder().encode(text), { private: true });
}
