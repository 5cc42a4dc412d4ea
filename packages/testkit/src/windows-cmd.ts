import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findProgram, once } from './programs.ts';
import { type ProgramOptions, type ProgramResult, runProgram } from './run-program.ts';

/** Wine, whose cmd is another program than that of Windows, with most of its grammar. */
export const wine = once(() =>
  findProgram({
    name: 'Wine',
    commands: ['wine'],
    install: 'apt-get install wine',
    accept: () => windowsPrograms() !== undefined,
  }),
);

/**
 * Runs a batch file in Wine's cmd, which finds the batch files of the PATH. `||` always runs its right side in Wine 8, and a program
 * of this system is not waited for: batch files have to stand in for those.
 */
export async function runInCmd(script: string, { env, ...options }: ProgramOptions): Promise<ProgramResult> {
  const found = wine();
  if (!found.found) throw new Error(`${found.name} is not on this machine: ${found.install}`);
  const folder = await mkdtemp(join(tmpdir(), 'sso-wine-'));
  try {
    await createDrives(folder);
    const file = join(folder, 'script.cmd');
    await writeFile(file, script.replace(/\r?\n/g, '\r\n'));
    const path = ['C:\\windows\\system32', ...(env.PATH ?? '').split(delimiter).map(windowsPath)];
    return await runProgram(found.path, ['cmd', '/c', windowsPath(file)], {
      ...options,
      env: { ...env, WINEPREFIX: folder, WINEDEBUG: '-all', WINEPATH: path.join(';') },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As much of Windows as cmd needs: without this Wine copies 700 MB of it. */
async function createDrives(folder: string): Promise<void> {
  await mkdir(join(folder, 'drive_c', 'windows'), { recursive: true });
  await mkdir(join(folder, 'dosdevices'));
  await symlink(windowsPrograms() ?? '', join(folder, 'drive_c', 'windows', 'system32'));
  await symlink('../drive_c', join(folder, 'dosdevices', 'c:'));
  await symlink('/', join(folder, 'dosdevices', 'z:'));
  await writeFile(join(folder, '.update-timestamp'), 'disable\n');
}

function windowsPrograms(): string | undefined {
  return globSync('/usr/lib{,64,/*}/wine/x86_64-windows')[0];
}

function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}
