import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  openSync,
  type Stats,
  statfsSync,
  statSync,
} from 'node:fs';
import { SsoError } from '../errors.ts';
import type { FileFacts, FileSystem } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { refuseLink } from './links.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
/** Modes and owners say nothing on Windows. */
const hasModes = process.platform !== 'win32';

/** See `Files.inspect`. */
export function inspect(path: string, options: { readonly follow?: boolean } = {}): FileFacts | undefined {
  try {
    const stats = options.follow ? statSync(path) : lstatSync(path);
    return {
      kind: kindOf(stats),
      size: stats.size,
      mode: hasModes ? stats.mode & 0o777 : undefined,
      modified: stats.mtimeMs,
      isOwn: hasModes ? stats.uid === process.getuid?.() : undefined,
      isWritable: isWritable(path),
    };
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
    throw new SsoError('file-unreadable', { file: path, reason }, { cause: error });
  }
}

function kindOf(stats: Stats): FileFacts['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The numbers that Linux gives to file systems which lie on another machine.
 * @see https://man7.org/linux/man-pages/man2/statfs.2.html
 */
const remoteTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x5346414f, 'afs'],
  [0x73757245, 'coda'],
  [0x00c36400, 'ceph'],
  [0x0bd00bd0, 'lustre'],
  [0x47504653, 'gpfs'],
]);

/** See `Files.fileSystem`. Other systems than Linux have other numbers, so that there only the free space is known. */
export function fileSystem(path: string): FileSystem | undefined {
  try {
    const { type, bavail, bsize } = statfsSync(path);
    const number = type >>> 0;
    const remote = process.platform === 'linux' ? remoteTypes.get(number) : undefined;
    return { isRemote: remote !== undefined, type: remote ?? number.toString(16), free: bavail * bsize };
  } catch {
    return undefined;
  }
}

/** See `Files.setMode`. Of the file that is open, so that nobody can put a link in its place meanwhile. */
export async function setMode(path: string, mode: number): Promise<void> {
  refuseLink(path);
  try {
    const file = openSync(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    try {
      fchmodSync(file, mode);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new SsoError('file-unwritable', { file: path, reason: errorCode(error) }, { cause: error });
  }
}
