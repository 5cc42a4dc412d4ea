import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { runAsProgram } from './toolchain.mjs';

/**
 * @typedef {{ exports: Readonly<Record<string, { default: string }>> }} Manifest
 */

/**
 * The modules that a package exports, by the name that their output has below `dist`.
 *
 * @param {Manifest} manifest
 * @returns {Record<string, string>}
 */
function entryPoints(manifest) {
  return Object.fromEntries(
    Object.values(manifest.exports).map((target) => {
      const name = target.default.replace(/^\.\/dist\/(.+)\.js$/, '$1');
      return [name, `src/${name}.ts`];
    }),
  );
}

/**
 * Puts each module that the package in this folder exports into one file, with what is imported later, or by two of them, in
 * chunks beside it. A program that starts many times a day pays for every file that it opens more than for what is in it.
 *
 * @param {string} folder
 */
async function bundle(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: entryPoints(manifest),
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.22',
    packages: 'external',
    metafile: true,
    logLevel: 'warning',
  });
  // What an earlier build left behind would be published with the rest.
  const written = new Set(Object.keys(metafile.outputs).map((file) => resolve(folder, file)));
  for (const file of globSync('dist/**/*.js', { cwd: folder })) {
    if (!written.has(resolve(folder, file))) rmSync(join(folder, file));
  }
}

await runAsProgram(import.meta.url, async () => {
  await bundle(process.cwd());
  return 0;
});
