import { join } from 'node:path';
import { pruneCommands } from './prune-commands.mjs';
import {
  quietly,
  root,
  runAsProgram,
  runNode,
  SetupError,
  toolEnvironment,
  workspaceNode,
} from './toolchain.mjs';

const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');

/**
 * Builds every package and writes oclif's manifests; what has not changed comes from turbo's cache.
 *
 * @throws {SetupError} if a package does not build; the compiler's words stand above
 */
export function build() {
  pruneCommands(root);
  const tasks = ['run', 'build', 'manifest', '--output-logs=errors-only'];
  if (!quietly(workspaceNode, [turbo, ...tasks], { env: toolEnvironment() })) {
    throw new SetupError('The build failed, see above.');
  }
}

await runAsProgram(import.meta.url, (tasks) => {
  pruneCommands(root);
  return runNode([turbo, 'run', ...tasks]);
});
