import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Runtime, SsoError } from '@sso/core';

/**
 * The files that profiles are in: in a folder of the job's own, so that nothing is left in the home folder of a machine that runs
 * many jobs, and two jobs on it do not meet.
 */
export interface ProfileFolder {
  readonly path: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Whether an earlier step of the job has made it. */
  readonly isShared: boolean;
}

const namePrefix = 'sso-action-';
/** Holds the folder's own id, by which it can be told from one that only has such a name. */
const markFile = '.sso-action';

/** The folder that an earlier step of this job has made, or else where a new one is to be. */
export function planProfileFolder(runtime: Runtime): ProfileFolder {
  const temporary = runtime.env.RUNNER_TEMP ?? '';
  const known = dirname(runtime.env.AWS_CONFIG_FILE ?? '');
  if (isOwnFolder(runtime, known)) return folderAt(known, { isShared: true });
  const id = Buffer.from(runtime.randomBytes(16)).toString('hex');
  return folderAt(join(temporary, namePrefix + id), { isShared: false });
}

/** @throws SsoError `file-unwritable` */
export function makeProfileFolder({ path, isShared }: ProfileFolder): void {
  if (isShared) return;
  try {
    mkdirSync(path, { mode: 0o700 });
    writeFileSync(join(path, markFile), basename(path).slice(namePrefix.length), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new SsoError('file-unwritable', { file: path, reason: code }, { cause });
  }
}

/** Removes a folder of ours, or nothing. @returns whether there was one */
export function removeProfileFolder(runtime: Runtime, path: string): boolean {
  if (!isOwnFolder(runtime, path)) return false;
  rmSync(path, { recursive: true, force: true });
  return true;
}

/** A link is none, whatever it leads to. */
function isOwnFolder({ env }: Runtime, path: string): boolean {
  const name = basename(path);
  if (!env.RUNNER_TEMP || !name.startsWith(namePrefix)) return false;
  if (resolve(dirname(path)) !== resolve(env.RUNNER_TEMP)) return false;
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  try {
    return readFileSync(join(path, markFile), 'utf8') === name.slice(namePrefix.length);
  } catch {
    return false;
  }
}

function folderAt(path: string, { isShared }: { readonly isShared: boolean }): ProfileFolder {
  return {
    path,
    isShared,
    configFile: join(path, 'config'),
    credentialsFile: join(path, 'credentials'),
  };
}
