'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');

/** In a checkout of the repository the right Node is among the packages. */
function workspaceNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(__dirname, '..', '..', '..', 'node_modules', 'node', 'bin', name);
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

/** Runs the program with the workspace's Node, or says which version it needs. */
exports.leaveToNewerNode = (oldest) => {
  const node = workspaceNode();
  if (node) {
    runAgainWith(node);
    return;
  }
  process.stderr.write(`sso needs Node.js ${oldest.join('.')} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
};
