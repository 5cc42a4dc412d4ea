import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { install } from './install.mjs';
import { root, runAsProgram, toolEnvironment, workspaceNode } from './toolchain.mjs';
import { build } from './turbo.mjs';

/**
 * Installs, builds and shows the main job: signing in and reaching accounts, against IAM Identity Center on this machine.
 *
 * @param {readonly string[]} args passed to `sso emulator demo`
 * @returns {Promise<number>} its exit code
 */
function demo(args) {
  const program = join(root, 'apps', 'cli', 'bin', 'sso.js');
  const child = spawn(workspaceNode, [program, 'emulator', 'demo', ...args], {
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  // Ctrl-C reaches the program by itself, and it decides when to end; the others are for this process alone.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

await runAsProgram(import.meta.url, (args) => {
  install();
  build();
  return demo(args);
});
