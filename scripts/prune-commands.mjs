import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes compiled commands whose source is gone. The compiler leaves them, and oclif takes every file under `dist/commands`
 * for a command. The program in `apps/cli` is bundled, which begins with an empty folder.
 *
 * @param {string} workspace its folder
 */
export function pruneCommands(workspace) {
  const packages = join(workspace, 'packages');
  for (const name of readdirSync(packages)) prunePackage(join(packages, name));
}

/** @param {string} folder */
function prunePackage(folder) {
  const compiled = join(folder, 'dist', 'commands');
  if (!existsSync(compiled)) return;
  for (const file of readdirSync(compiled, { encoding: 'utf8', recursive: true })) {
    const source = file.replace(/\.(js|js\.map|d\.ts)$/, '.ts');
    if (source !== file && !existsSync(join(folder, 'src', 'commands', source))) rmSync(join(compiled, file));
  }
}
