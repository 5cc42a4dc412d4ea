import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpAfter } from './cleanup.ts';
import { findProgram, type Program } from './programs.ts';

/** A file system of its own, in memory, until the end of the test. */
export interface SmallDisk {
  /** Leaves no room for another byte. What is on the disk stays. */
  fill(): void;
  makeReadOnly(): void;
}

/** What {@link mountSmallDisk} needs: `mount`, and the right to use it. */
export function mounting(): Program {
  const install = 'run the tests as root, on Linux';
  const mount = findProgram({ name: 'mount', commands: ['mount'], install });
  return mount.found && canMount() ? mount : { found: false, name: 'the right to mount', install };
}

/** @param folder where it is mounted; made where it is not there */
export function mountSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  run('mount', '-t', 'tmpfs', '-o', 'size=256k,mode=0700', 'none', folder);
  cleanUpAfter('test', async () => run('umount', '--lazy', folder));
  return {
    fill: () => fill(join(folder, 'ballast')),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', folder),
  };
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(4096));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'sso-disk-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', 'none', folder]).status !== 0) return false;
    run('umount', folder);
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
