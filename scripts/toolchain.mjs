import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A failure that its message explains: shown without a stack. */
export class SetupError extends Error {}

const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/**
 * The Node that builds and tests: the one that npm put into the workspace, whatever the machine has. `SSO_NODE=machine` means
 * the one that runs this script, so that CI can test several.
 */
export const workspaceNode =
  process.env.SSO_NODE === 'machine'
    ? process.execPath
    : join(root, 'node_modules', 'node', 'bin', executable);

/** Windows spells the name `Path`, and a copied environment is no longer blind to case. */
const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';

/**
 * The environment of everything that runs after the install: the workspace's Node and programs come first on the PATH, and
 * turbo neither reports its use nor looks for a newer self.
 */
export function toolEnvironment() {
  const folders = [dirname(workspaceNode), join(root, 'node_modules', '.bin')];
  return {
    ...process.env,
    [pathName]: [...folders, process.env[pathName] ?? ''].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  };
}

/**
 * The environment of npm itself: without the workspace's programs on the PATH, because an install removes the Node among them.
 */
export function npmEnvironment() {
  const folders = (process.env[pathName] ?? '').split(delimiter);
  const ours = join('node_modules', '.bin');
  return { ...process.env, [pathName]: folders.filter((folder) => !folder.endsWith(ours)).join(delimiter) };
}

/**
 * Runs npm in the workspace and says nothing unless it fails.
 *
 * @param {readonly string[]} args words without spaces: Windows needs a shell to start npm
 * @returns {boolean} whether it succeeded
 */
export function npmQuietly(args) {
  return quietly('npm', args, { env: npmEnvironment(), shell: process.platform === 'win32' });
}

/**
 * Runs a program in the workspace without input and shows what it said only if it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 * @returns {boolean} whether it succeeded
 */
export function quietly(program, args, options) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
    ...options,
  });
  if (result.status === 0) return true;
  process.stderr.write(result.stdout ?? '');
  process.stderr.write(result.stderr ?? '');
  if (result.error) console.error(`${program}: ${result.error.message}`);
  return false;
}

/**
 * Runs a script on the workspace's Node with the terminal's input and output.
 *
 * @param {readonly string[]} args Node's own arguments
 * @returns {number} the exit code; 1 if a signal ended it or it never started
 */
export function runNode(args) {
  const result = spawnSync(workspaceNode, args, { cwd: root, stdio: 'inherit', env: toolEnvironment() });
  if (result.error) console.error(`${workspaceNode}: ${result.error.message}`);
  return result.status ?? 1;
}

/**
 * Runs `main` if the module is the program that was started. Its number is the exit code.
 *
 * @param {string} url the module's `import.meta.url`
 * @param {(args: readonly string[]) => number | Promise<number>} main
 */
export async function runAsProgram(url, main) {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== realpathSync(fileURLToPath(url))) return;
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
