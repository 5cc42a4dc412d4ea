import { promises, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SsoError } from '../errors.ts';
import type { WriteOptions } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { linkTarget, refuseLink } from './links.ts';
import { makeFolder } from './make-folder.ts';
import { removeAbandoned, temporaryPath } from './temporary-file.ts';

const privateFile = 0o600;
/** Windows refuses a rename while another program has the target open for a moment. */
const renameAttempts = process.platform === 'win32' ? 20 : 1;

/** See `Files.write`. */
export async function replaceFile(
  path: string,
  content: Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  if (options.private) refuseLink(path);
  const target = linkTarget(path);
  const folder = dirname(target);
  const temporary = temporaryPath(target);
  try {
    makeFolder(folder);
    await removeAbandoned(folder);
    const present = await modeOf(target);
    if (!options.private) requireWritable(target, present);
    const mode = options.private ? privateFile : (options.mode ?? present ?? privateFile);
    await writeDurably(temporary, content, mode);
    requireUnchanged(target, options);
    await renameOver(temporary, target);
  } catch (error) {
    await promises.rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof SsoError) throw error;
    throw new SsoError('file-unwritable', { file: path, reason: errorCode(error) }, { cause: error });
  }
  await syncFolder(folder);
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

/** A rename asks the folder only. Who has made a config read-only wants it left alone. @throws SsoError `file-unwritable` */
function requireWritable(file: string, mode: number | undefined): void {
  if (mode === undefined || (mode & 0o222) !== 0) return;
  throw new SsoError('file-unwritable', { file, reason: 'EACCES' });
}

/**
 * Other programs do not know our lock. Between this look and the rename there is next to no time left for them.
 * @throws SsoError `file-unwritable` with the reason `changed`
 */
function requireUnchanged(file: string, { replaces }: WriteOptions): void {
  if (replaces === undefined) return;
  const present = contentOf(file);
  const same =
    present === undefined || replaces.content === undefined
      ? present === replaces.content
      : Buffer.compare(present, replaces.content) === 0;
  if (!same) throw new SsoError('file-unwritable', { file, reason: 'changed' });
}

function contentOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
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

/** Makes the rename last through a power cut: a refresh token that was used up would come back otherwise. Not every file system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await promises.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The new file stands; only its name may be lost with the power.
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await promises.stat(path)).mode & 0o777;
  } catch {
    return undefined;
  }
}
