import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A plugin for esbuild that takes the packages of this workspace from their sources, so that of each only what is used gets
 * into a bundle.
 *
 * @param {string} folder that of the packages
 * @returns {import('esbuild').Plugin}
 */
export function workspaceSources(folder) {
  const modules = new Map(
    globSync('*/package.json', { cwd: folder }).flatMap((file) => exportedBy(join(folder, file))),
  );
  return {
    name: 'workspace-sources',
    setup(build) {
      build.onResolve({ filter: /^@sso\// }, ({ path }) => modules.get(path));
    },
  };
}

/**
 * @param {string} file a package.json
 * @returns {[string, { path: string, sideEffects: boolean }][]} by what an import names
 */
function exportedBy(file) {
  const { name, exports = {}, sideEffects = true } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const source = /^\.\/dist\/(.+)\.js$/.exec(target.default ?? '')?.[1];
    const path = join(dirname(file), 'src', `${source}.ts`);
    return existsSync(path) ? [[name + subpath.slice(1), { path, sideEffects }]] : [];
  });
}
