import { appendFileSync, type Dirent, promises, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SsoError } from '../errors.ts';
import type { Files } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { fileSystem, inspect, setMode } from './file-facts.ts';
import { linkTarget } from './links.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { readPrivate } from './private-file.ts';
import { readPieces, size } from './read-pieces.ts';
import { replaceFile } from './replace-file.ts';
import { readSettled } from './settled.ts';

const privateFile = 0o600;

export const nodeFiles: Files = {
  read,
  readPrivate,
  size,
  readPieces,
  list,
  inspect,
  fileSystem,
  setMode,
  write: replaceFile,
  append,
  remove,
  withLock: (path, work, options) => withLock(linkTarget(path), work, options),
};

function read(path: string): Uint8Array | undefined {
  try {
    return readSettled(path, () => readFileSync(path));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new SsoError('file-unreadable', { file: path, reason: errorCode(error) }, { cause: error });
  }
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry: Dirent) => !entry.isDirectory())
      .map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new SsoError('file-unreadable', { file: directory, reason: errorCode(error) }, { cause: error });
  }
}

async function append(
  path: string,
  content: Uint8Array,
  options: { readonly makeFolder?: boolean } = {},
): Promise<void> {
  // Loading Node's promises of files would take longer than writing a line.
  const write = (): void => appendFileSync(path, content, { mode: privateFile });
  try {
    try {
      write();
    } catch (error) {
      if (!options.makeFolder || errorCode(error) !== 'ENOENT') throw error;
      makeFolder(dirname(path));
      write();
    }
  } catch (error) {
    throw new SsoError('file-unwritable', { file: path, reason: errorCode(error) }, { cause: error });
  }
}

async function remove(path: string): Promise<void> {
  try {
    await promises.rm(path, { force: true });
  } catch (error) {
    throw new SsoError('file-unwritable', { file: path, reason: errorCode(error) }, { cause: error });
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}
