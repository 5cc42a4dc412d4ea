'use strict';
const { spawn } = require('node:child_process');
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');
const { isatty } = require('node:tty');

/** In a checkout of the repository the right Node is among the packages. */
function workspaceNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(__dirname, '..', '..', '..', 'node_modules', 'node', 'bin', name);
  return existsSync(path) && realpathSync(path) !== realpathSync(process.execPath) ? path : undefined;
}

function runAgainWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  passSignalsOn(child);
  child.on('exit', (status, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
    process.exitCode = status === null ? 1 : status;
  });
}

/** As for the programs of `sso exec`: what the terminal sends to both is not sent a second time. */
function passSignalsOn(child) {
  const pass = (signal) => child.kill(signal);
  const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']) process.on(signal, pass);
  for (const signal of ['SIGINT', 'SIGQUIT']) process.on(signal, atTerminal ? () => undefined : pass);
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
