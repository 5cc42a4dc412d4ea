import { join } from 'node:path';
import { cacheFolderPath } from '../cache/cache-file.ts';
import { SsoError } from '../errors.ts';
import type { FileFacts, Runtime } from '../runtime.ts';
import { type UserFolderKind, userFolder } from '../user-folder.ts';

/** The folders in which files with tokens and credentials lie. */
export function secretFolders(runtime: Runtime): readonly string[] {
  return [cacheFolderPath(runtime, 'sso'), cacheFolderPath(runtime, 'cli')];
}

/** The folders of this program's own files. */
export function ownFolders(runtime: Runtime, platform: NodeJS.Platform): readonly string[] {
  const kinds: readonly UserFolderKind[] = ['config', 'state', 'cache'];
  const folders = kinds.map((kind) => userFolder(runtime, kind, { platform }));
  return [...new Set([...folders, join(userFolder(runtime, 'cache', { platform }), 'directory')])];
}

/** AWS CLI's folder. */
export function awsFolder({ homeDirectory }: Runtime): string {
  return join(homeDirectory, '.aws');
}

export type Listing =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'unreadable'; readonly folder: string; readonly reason: string };

/** As `Files.inspect`, or the reason where that cannot be told, as for links that go in a circle. */
export function inspected(
  runtime: Runtime,
  path: string,
  options: { readonly follow?: boolean } = {},
): FileFacts | string | undefined {
  try {
    return runtime.files.inspect(path, options);
  } catch (error) {
    if (!SsoError.is(error, 'file-unreadable')) throw error;
    return error.data.reason;
  }
}

/** All that lies in a folder but folders. */
export function listFiles(runtime: Runtime, folder: string): Listing {
  try {
    const paths = runtime.files.list(folder).map((name) => join(folder, name));
    return { kind: 'files', paths };
  } catch (error) {
    if (!SsoError.is(error, 'file-unreadable')) throw error;
    return { kind: 'unreadable', folder, reason: error.data.reason };
  }
}

/** The files that can be listed; a folder that cannot be is told by the check of permissions. */
export function filesIn(runtime: Runtime, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    const listing = listFiles(runtime, folder);
    return listing.kind === 'files' ? listing.paths : [];
  });
}
