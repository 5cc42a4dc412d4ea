import { join } from 'node:path';
import { SsoError } from '../../errors.ts';
import { objectOf, textOf } from '../../narrow.ts';
import type { Runtime } from '../../runtime.ts';
import { userFolder } from '../../user-folder.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';
import { filesIn, secretFolders } from '../kept-files.ts';

/** Cache files with nothing that anybody can read. */
export const cacheFiles: Check = {
  id: 'cache-files',
  run: async ({ runtime, platform }) => {
    const directories = join(userFolder(runtime, 'cache', { platform }), 'directory');
    const shared = filesIn(runtime, secretFolders(runtime)).filter(isCacheFile);
    const own = filesIn(runtime, [directories]).filter(isCacheFile);
    return [
      ...shared.flatMap((path) => fileFindings(runtime, path, isKnown)),
      ...own.flatMap((path) => fileFindings(runtime, path, () => true)),
    ];
  },
};

function isCacheFile(path: string): boolean {
  return path.endsWith('.json');
}

type Content = Readonly<Record<string, unknown>>;

function fileFindings(
  runtime: Runtime,
  path: string,
  known: (content: Content) => boolean,
): readonly Found[] {
  const state = cacheFileState(runtime, path);
  const place = { subject: path, file: path } as const;
  const broken = { ...place, severity: 'warning', repair: { kind: 'remove', path }, data: {} } as const;
  if (state === 'empty') return [{ ...broken, code: 'cache-empty' }];
  if (state === 'corrupt') return [{ ...broken, code: 'cache-corrupt' }];
  if (state === 'unreadable' || known(state)) return [];
  return [{ ...place, code: 'cache-foreign', severity: 'info', data: {} }];
}

/** Links, and what cannot be opened, are `unreadable`: the check of permissions tells of them. */
export function cacheFileState(runtime: Runtime, path: string): 'empty' | 'corrupt' | 'unreadable' | Content {
  try {
    if (runtime.files.inspect(path)?.kind !== 'file') return 'unreadable';
    const bytes = runtime.files.read(path);
    if (bytes === undefined) return 'unreadable';
    if (bytes.length === 0) return 'empty';
    return contentOf(bytes) ?? 'corrupt';
  } catch (error) {
    if (error instanceof SsoError) return 'unreadable';
    throw error;
  }
}

function contentOf(bytes: Uint8Array): Content | undefined {
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

/** A token, a client registration, role credentials or an assumed role. */
function isKnown({ accessToken, clientId, expiresAt, Credentials }: Content): boolean {
  if (objectOf(Credentials) !== undefined) return true;
  return textOf(expiresAt) !== undefined && (textOf(accessToken) ?? textOf(clientId)) !== undefined;
}
