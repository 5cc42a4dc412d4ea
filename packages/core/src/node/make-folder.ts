import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

const privateFolder = 0o700;

/**
 * Makes a folder and those above it. Node's own `recursive` says of a disk that is read-only or full that the folder above does not
 * exist.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: privateFolder });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && dirname(folder) !== folder) {
      makeFolder(dirname(folder));
      makeFolder(folder);
    } else if (!isFolder(folder)) {
      throw error;
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
