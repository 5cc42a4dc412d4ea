import { promises } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileNameHash } from '../cache/file-name-hash.ts';
import { createHolder, isGone } from './lock-holder.ts';

/** Nobody takes so long to write a file, whoever and wherever it is: milliseconds. */
const abandonedAfter = 60 * 60_000;

const pattern = /^\..+~(?<space>[0-9a-f]{12})~(?<pid>\d+)~(?<started>\d*)~[0-9a-f]+\.tmp$/;

/** Where a file's new content is written, beside it. The name says who writes, so that what a dead writer left can be told. */
export function temporaryPath(file: string): string {
  const { space, pid, started = '' } = createHolder();
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');
  const name = [basename(file), spaceMark(space), pid, started, random].join('~');
  return join(dirname(file), `.${name}.tmp`);
}

/**
 * Removes what writers have left that were killed before they could replace a file: it may hold secrets. Another machine's process
 * ids say nothing here, so in a shared home only time tells. What is somebody else's, or no file, stays: the folder may be one that
 * everybody writes to, and nobody there shall keep us from writing.
 */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const writer = pattern.exec(name)?.groups;
    if (writer === undefined) continue;
    const file = join(folder, name);
    const written = await lastWritten(file);
    if (written === undefined) continue;
    if (isDead(writer) || Date.now() - written > abandonedAfter)
      await promises.unlink(file).catch(() => undefined);
  }
}

function isDead({ space, pid, started }: Readonly<Record<string, string | undefined>>): boolean {
  const own = createHolder();
  if (space !== spaceMark(own.space)) return false;
  return isGone({ ...own, pid: Number(pid), started: started === '' ? undefined : started });
}

/** Milliseconds since 1970; `undefined` for all but a file of our own. */
async function lastWritten(file: string): Promise<number | undefined> {
  try {
    const stats = await promises.lstat(file);
    // Windows knows no such owner.
    const isOwn = process.getuid === undefined || stats.uid === process.getuid();
    return stats.isFile() && isOwn ? stats.mtimeMs : undefined;
  } catch {
    return undefined;
  }
}

/** A folder may be writable and yet not readable. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await promises.readdir(folder);
  } catch {
    return [];
  }
}

function spaceMark(space: string): string {
  return fileNameHash(space).slice(0, 12);
}
