import { promises, readFileSync } from 'node:fs';
import { SsoError } from '../errors.ts';
import { errorCode } from './error-code.ts';
import { type Holder, isGone, parseHolder } from './lock-holder.ts';

/** A lock of somebody, as it was found. */
export interface FoundLock {
  readonly holder: Holder;
  /** The file's time, which the holder sets again and again. */
  readonly touched: number;
}

/**
 * Makes the lock; only one process can.
 * @returns the open file, or `undefined` where there is a lock already
 * @throws SsoError `file-unwritable`
 */
export async function createLock(file: string, holder: Holder): Promise<promises.FileHandle | undefined> {
  let handle: promises.FileHandle | undefined;
  try {
    handle = await promises.open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(holder));
    return handle;
  } catch (error) {
    const reason = errorCode(error);
    if (handle !== undefined) {
      await handle.close();
      await removeLock(file);
    } else if (reason === 'EEXIST' || (reason === 'EPERM' && process.platform === 'win32')) {
      // Windows says EPERM while the former lock is being deleted.
      return undefined;
    }
    throw new SsoError('file-unwritable', { file, reason }, { cause: error });
  }
}

/** `undefined` where there is no lock any more. Opening comes first: that makes NFS ask its server for the file's present time. */
export async function findLock(file: string): Promise<FoundLock | undefined> {
  try {
    const handle = await promises.open(file, 'r');
    try {
      const { mtimeMs } = await handle.stat();
      const text = await handle.readFile('utf8').catch(() => '');
      return { holder: parseHolder(text), touched: mtimeMs };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : { holder: parseHolder(''), touched: 0 };
  }
}

/** Whether the lock is this holder's, at this moment. */
export function isLockOf(file: string, holder: Holder): boolean {
  try {
    return parseHolder(readFileSync(file, 'utf8')).key === holder.key;
  } catch {
    return false;
  }
}

/** @throws SsoError `file-unwritable` */
export async function removeLock(file: string): Promise<void> {
  try {
    await promises.rm(file, { force: true });
  } catch (error) {
    throw new SsoError('file-unwritable', { file, reason: errorCode(error) }, { cause: error });
  }
}

/** The most that one look counts for, in milliseconds: who was asleep between two looks has not seen that nothing happened. */
const longestLook = 500;

/**
 * Tells, look by look, whether a lock's holder is dead: its process is gone, or it has not touched the lock for `stale` milliseconds of
 * ours. The file's time is only compared with itself, since the clocks of two machines differ, and one clock may be set.
 */
export function createWatch(
  stale: number,
  clock: () => number = () => performance.now(),
): (lock: FoundLock) => boolean {
  let last = clock();
  let mark = '';
  let untouched = 0;
  return ({ holder, touched }) => {
    const now = clock();
    const present = `${holder.key} ${touched}`;
    untouched = present === mark ? untouched + Math.min(now - last, longestLook) : 0;
    mark = present;
    last = now;
    return isGone(holder) || untouched > stale;
  };
}
