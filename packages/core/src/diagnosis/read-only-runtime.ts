import { SsoError } from '../errors.ts';
import type { Files, Runtime } from '../runtime.ts';

/** No file that anybody reads whole is larger: bytes. */
const largest = 256 * 1024 * 1024;

/**
 * A runtime that changes nothing, also no loose permission, and does not wait for pipes: it is to look at homes in whatever state.
 * What would write rejects with `file-unwritable` and the reason `EROFS`.
 */
export function readOnlyRuntime(runtime: Runtime): Runtime {
  const { files } = runtime;
  const read = (path: string): Uint8Array | undefined => {
    const facts = files.inspect(path, { follow: true });
    const reason = facts && whyUnreadable(facts.kind, facts.size);
    if (reason !== undefined) throw new SsoError('file-unreadable', { file: path, reason });
    return facts && files.read(path);
  };
  const refuse = async (path: string): Promise<never> => {
    throw new SsoError('file-unwritable', { file: path, reason: 'EROFS' });
  };
  const reading: Files = {
    ...files,
    read,
    readPrivate: (path) => {
      if (files.inspect(path)?.kind === 'link') throw new SsoError('file-is-link', { file: path });
      return { content: read(path), repaired: [] };
    },
    write: refuse,
    append: refuse,
    remove: refuse,
    setMode: refuse,
    withLock: refuse,
  };
  return { ...runtime, files: reading };
}

function whyUnreadable(kind: string, size: number): string | undefined {
  if (kind === 'folder') return 'folder';
  if (kind !== 'file') return 'pipe';
  return size > largest ? 'too-large' : undefined;
}
