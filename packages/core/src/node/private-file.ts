import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { SsoError } from '../errors.ts';
import type { PrivateRead, RepairedMode } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { readSettled } from './settled.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
/** Neither a link nor, for ever, a pipe that nobody writes to. Windows knows none of it. */
const flags = O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0);
/** Modes say nothing on Windows. */
const hasModes = process.platform !== 'win32';
const writableByOthers = 0o022;
const openToOthers = 0o077;

/** See `Files.readPrivate`. */
export function readPrivate(path: string): PrivateRead {
  const repaired: RepairedMode[] = [];
  try {
    repairFolder(dirname(path), repaired);
    const content = readSettled(path, () => readOpened(path, repaired));
    return { content, repaired };
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return { content: undefined, repaired };
    if (reason === 'ELOOP' || reason === 'EMLINK')
      throw new SsoError('file-is-link', { file: path }, { cause: error });
    throw new SsoError('file-unreadable', { file: path, reason }, { cause: error });
  }
}

/** AWS CLI makes the folder as the umask has it, so reading its names is nothing unusual. Writing is: who can may put a token there. */
function repairFolder(folder: string, repaired: RepairedMode[]): void {
  if (!hasModes) return;
  const mode = statSync(folder).mode & 0o777;
  if ((mode & writableByOthers) !== 0) repair(folder, mode, () => chmodSync(folder, 0o700), repaired);
}

function readOpened(path: string, repaired: RepairedMode[]): Uint8Array {
  const file = openSync(path, flags);
  try {
    const mode = fstatSync(file).mode & 0o777;
    if (hasModes && (mode & openToOthers) !== 0) repair(path, mode, () => fchmodSync(file, 0o600), repaired);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Somebody else's file or a home that cannot be written stays as it is, and can be read all the same. */
function repair(path: string, mode: number, change: () => void, repaired: RepairedMode[]): void {
  try {
    change();
    repaired.push({ path, mode });
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EROFS'].includes(errorCode(error))) throw error;
  }
}
