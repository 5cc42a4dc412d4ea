#!/usr/bin/env node
// This file has to be understood by old versions of Node, so that they can say that they are too old.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The lowest version that `engines` in package.json names. */
const oldest = [22, 22, 2];

function isTooOld(version) {
  const parts = version.split('.').map(Number);
  const at = oldest.findIndex((number, index) => parts[index] !== number);
  return at !== -1 && parts[at] < oldest[at];
}

/** In a checkout of the repository the right Node is among the packages. */
function workspaceNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bin = dirname(fileURLToPath(import.meta.url));
  const path = join(bin, '..', '..', '..', 'node_modules', 'node', 'bin', name);
  return existsSync(path) && realpathSync(path) !== realpathSync(process.execPath) ? path : undefined;
}

function runAgainWith(node) {
  // Ctrl-C reaches both processes: the one that does the work decides what becomes of it.
  process.on('SIGINT', () => undefined);
  const result = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  if (result.error) throw result.error;
  if (result.signal) {
    process.removeAllListeners(result.signal);
    process.kill(process.pid, result.signal);
  }
  process.exitCode = result.status === null ? 1 : result.status;
}

if (isTooOld(process.versions.node)) {
  const node = workspaceNode();
  if (node) {
    runAgainWith(node);
  } else {
    process.stderr.write(
      `sso needs Node.js ${oldest.join('.')} or newer; this is ${process.versions.node}.\n`,
    );
    process.exitCode = 1;
  }
} else {
  // Only what is imported after it is enabled is taken from the cache.
  import('../dist/compile-cache.js')
    .then(({ useCompileCache }) => useCompileCache())
    .then(() => import('../dist/main.js'))
    .then((program) => program.main(process.argv.slice(2)));
}
