import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed.mjs';
import { npmQuietly, root, runAsProgram, SetupError, workspaceNode } from './toolchain.mjs';

/**
 * Installs the packages of the lock if they are not there, and makes sure of the workspace's Node.
 *
 * @throws {SetupError} if either cannot be had
 */
export function install() {
  if (!isInstalled(readLock('package-lock.json'), readInstalledLock())) {
    console.error('Installing packages (npm ci) ...');
    if (!npmQuietly(['ci', '--loglevel=error'])) {
      throw new SetupError(
        'npm ci failed, see above. It needs the npm registry (npm config get registry) and a writable folder.',
      );
    }
  }
  const version = nodeVersion();
  if (version === undefined) {
    throw new SetupError(
      `${workspaceNode} does not run. The package "node" fetches it in its install script, so install with scripts allowed ` +
        'and the npm registry reachable: npm ci --ignore-scripts=false',
    );
  }
}

/** @returns {string | undefined} */
function nodeVersion() {
  const result = spawnSync(workspaceNode, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

function readInstalledLock() {
  const file = join('node_modules', '.package-lock.json');
  return existsSync(join(root, file)) ? readLock(file) : undefined;
}

/**
 * @param {string} file
 * @returns {import('./installed.mjs').Lock}
 */
function readLock(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

await runAsProgram(import.meta.url, () => {
  install();
  return 0;
});
