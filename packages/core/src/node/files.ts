import {
  appendFileSync,
  type Dirent,
  lstatSync,
  promises,
  readdirSync,
  readFileSync,
  readlinkSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SsoError } from '../errors.ts';
import type { Files } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { withLock } from './lock.ts';
import { readPieces, size } from './read-pieces.ts';

const privateFile = 0o600;
const privateFolder = 0o700;
/** Windows refuses a rename while another program has the target open for a moment. */
const renameAttempts = process.platform === 'win32' ? 20 : 1;

export const nodeFiles: Files = {
  read,
  size,
  readPieces,
  list,
  write,
  append,
  remove,
  withLock: (path, work) => withLock(linkTarget(path), work),
};

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
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

async function write(
  path: string,
  content: Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const target = linkTarget(path);
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`,
  );
  try {
    await promises.mkdir(dirname(target), { recursive: true, mode: privateFolder });
    const mode = options.mode ?? (await modeOf(target)) ?? privateFile;
    await writeDurably(temporary, content, mode);
    await renameOver(temporary, target);
  } catch (error) {
    await promises.rm(temporary, { force: true }).catch(() => undefined);
    throw new SsoError('file-unwritable', { file: path, reason: errorCode(error) }, { cause: error });
  }
}

/** The bytes are on the disk before the rename, so that a power cut leaves the old file or the new one. */
async function writeDurably(temporary: string, content: Uint8Array, mode: number): Promise<void> {
  const handle = await promises.open(temporary, 'wx', privateFile);
  try {
    await handle.writeFile(content);
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renameOver(temporary: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await promises.rename(temporary, target);
    } catch (error) {
      if (attempt >= renameAttempts || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
      await new Promise((done) => setTimeout(done, 25));
    }
  }
}

async function append(path: string, content: Uint8Array): Promise<void> {
  try {
    // Loading Node's promises of files would take longer than writing a line.
    appendFileSync(path, content, { mode: privateFile });
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

/** Follows links by hand, since the file at their end may not exist yet. */
function linkTarget(path: string): string {
  let current = path;
  for (let depth = 0; depth < 32; depth += 1) {
    const stats = statLink(current);
    if (!stats?.isSymbolicLink()) return current;
    current = resolve(dirname(current), readlinkSync(current));
  }
  throw new SsoError('file-unwritable', { file: path, reason: 'ELOOP' });
}

function statLink(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await promises.stat(path)).mode & 0o777;
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}
