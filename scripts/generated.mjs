import { join } from 'node:path';
import {
  npmQuietly,
  quietly,
  root,
  runAsProgram,
  SetupError,
  toolEnvironment,
  workspaceNode,
} from './toolchain.mjs';

/**
 * Files that a program writes and the repository keeps: each can be checked and written anew.
 *
 * @typedef {{ name: string, check: () => boolean, write: () => boolean }} Generated
 *
 * @type {readonly Generated[]}
 */
const generated = [
  script('command snapshot', 'apps/cli/scripts/command-snapshot.mjs'),
  script('commands in the READMEs of the plugins', 'scripts/plugin-readmes.mjs'),
  script('bundles of the Action', 'apps/action/scripts/bundle.mjs'),
  script('inputs and outputs in the README of the Action', 'apps/action/scripts/readme-tables.mjs'),
  {
    name: 'package-lock.json',
    check: () => npmQuietly(['ci', '--dry-run', '--ignore-scripts', '--loglevel=error']),
    write: () => npmQuietly(['install', '--package-lock-only', '--ignore-scripts', '--loglevel=error']),
  },
];

/**
 * @param {string} name
 * @param {string} file a script that takes `--check` or `--write`
 * @returns {Generated}
 */
function script(name, file) {
  /** @param {string} mode */
  const run = (mode) => quietly(workspaceNode, [join(root, file), mode], { env: toolEnvironment() });
  return { name, check: () => run('--check'), write: () => run('--write') };
}

await runAsProgram(import.meta.url, ([mode]) => {
  if (mode !== '--check' && mode !== '--write')
    throw new SetupError('Usage: generated.mjs --check | --write');
  const stale = generated.filter((item) => !(mode === '--check' ? item.check() : item.write()));
  for (const item of generated)
    console.log(`${stale.includes(item) ? 'not current' : 'current'}: ${item.name}`);
  if (stale.length > 0 && mode === '--check') console.log('Write them anew with: npm run generate');
  return stale.length === 0 ? 0 : 1;
});
