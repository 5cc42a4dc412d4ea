import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { SsoError } from '../errors.ts';
import { errorCode } from './error-code.ts';

/** Bytes. A buffer as large as a file of megabytes takes longer to come by than the file to read. */
const pieceSize = 256 * 1024;

export function size(path: string): number | undefined {
  // An error for each of the many files that are not there would take longer than looking for them.
  return unlessMissing(path, () => statSync(path, { throwIfNoEntry: false })?.size);
}

export function readPieces(path: string, visit: (piece: Uint8Array, isLast: boolean) => number): void {
  const file = unlessMissing(path, () => openSync(path, 'r'));
  if (file === undefined) return;
  try {
    let buffer = Buffer.allocUnsafeSlow(pieceSize);
    for (let kept = 0; ; ) {
      // What is kept may fill the buffer.
      if (kept === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
      const count = readSync(file, buffer, kept, buffer.length - kept, null);
      const end = kept + count;
      kept = visit(buffer.subarray(0, end), count === 0);
      if (count === 0) return;
      buffer.copyWithin(0, end - kept, end);
    }
  } catch (error) {
    if (error instanceof SsoError) throw error;
    throw new SsoError('file-unreadable', { file: path, reason: errorCode(error) }, { cause: error });
  } finally {
    closeSync(file);
  }
}

function unlessMissing<T>(path: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
    throw new SsoError('file-unreadable', { file: path, reason }, { cause: error });
  }
}
