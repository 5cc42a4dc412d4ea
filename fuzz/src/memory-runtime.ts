import { createNodeRuntime } from '../../packages/core/src/node/index.ts';
import type { Files, Runtime } from '../../packages/core/src/runtime.ts';

/** 2 January 2030: most of the times in the samples are near. */
export const now = Date.UTC(2030, 0, 2, 3);

export const home = '/home/somebody';

export interface MemoryRuntime {
  readonly runtime: Runtime;
  /** By path. */
  readonly content: Map<string, Uint8Array>;
}

/**
 * Files that are only in memory, as a million of them takes long on a disk; and a clock that stands.
 * @param everywhere what is read of every path that was not written: for readers of one file, whatever its name
 */
export function memoryRuntime(everywhere?: Uint8Array): MemoryRuntime {
  const content = new Map<string, Uint8Array>();
  const read = (path: string): Uint8Array | undefined => content.get(path) ?? everywhere;
  const files: Files = {
    ...nodeRuntime.files,
    read,
    readPrivate: (path) => ({ content: read(path), repaired: [] }),
    size: (path) => read(path)?.length,
    readPieces: (path, visit) => visitPieces(read(path), visit),
    list: () => (everywhere === undefined ? [] : ['choices-2030-01.jsonl', 'any.json']),
    write: async (path, bytes) => void content.set(path, bytes.slice()),
    append: async (path, bytes) => void content.set(path, Buffer.concat([read(path) ?? Buffer.of(), bytes])),
    remove: async (path) => void content.delete(path),
    withLock: async (_path, work) => work({ isHeld: () => true }),
  };
  const runtime = { ...nodeRuntime, env: {}, homeDirectory: home, now: () => now, files };
  return { runtime, content };
}

const nodeRuntime = createNodeRuntime();

/** Small enough for small files to have several, and for large ones not to have thousands: what is kept is seen again each time. */
function pieceSize({ length }: Uint8Array): number {
  return Math.max(64, Math.ceil(length / 16));
}

function visitPieces(bytes: Uint8Array | undefined, visit: Parameters<Files['readPieces']>[1]): void {
  if (bytes === undefined) return;
  let kept = 0;
  for (let end = 0; end < bytes.length; ) {
    const start = end - kept;
    end = Math.min(bytes.length, end + pieceSize(bytes));
    kept = visit(bytes.slice(start, end), false);
  }
  visit(bytes.slice(bytes.length - kept), true);
}
