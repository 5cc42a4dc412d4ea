import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runAsProgram, SetupError } from '../../../scripts/toolchain.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const core = fileURLToPath(new URL('../../../packages/core', import.meta.url));
const largest = 1024 * 1024;

/**
 * `@actions/core` also asks GitHub for identity tokens, with an HTTP client of half a megabyte that nothing here uses. Its modules
 * do nothing when they are loaded, which their package.json does not say.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnusedClient = {
  name: 'without-unused-client',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(@actions\/|undici$|tunnel$|\.\/)/ }, async (args) => {
      if (args.pluginData === 'resolved' || !/[\\/]@actions[\\/]|^@actions/.test(args.importer + args.path))
        return;
      const { importer, namespace, resolveDir, kind } = args;
      const result = await resolve(args.path, {
        importer,
        namespace,
        resolveDir,
        kind,
        pluginData: 'resolved',
      });
      return { ...result, sideEffects: false };
    });
  },
};

/**
 * @typedef {{ readonly path: string, readonly text: string }} File
 *
 * @returns {Promise<readonly File[]>}
 */
async function bundle() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ['main', 'post', 'credential-process'].map((name) => `src/${name}.ts`),
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    alias: coreSources(),
    plugins: [withoutUnusedClient],
    // What is CommonJS among the dependencies asks for Node's modules by `require`.
    banner: {
      js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);",
    },
  });
  return [...outputFiles, { path: join(folder, 'dist', 'licenses.txt'), text: licenses(metafile) }];
}

/**
 * Core's entries by name, each as its source: what was built of it last may be older, or have other chunks, than what is committed.
 *
 * @returns {Record<string, string>}
 */
function coreSources() {
  const { name, exports } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8'));
  const entries = Object.keys(exports).map((path) => [
    posix.join(name, path),
    join(core, 'src', path, 'index.ts'),
  ]);
  return Object.fromEntries(entries);
}

/**
 * The licenses of what is bundled, each text once with the packages that it is for.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function licenses({ inputs }) {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  /** @type {Map<string, string[]>} */
  const packages = new Map();
  for (const path of new Set(folders.filter((found) => found !== undefined).toSorted())) {
    const name = path.replace(/^.*node_modules\//, '');
    const text = licenseOf(join(folder, path));
    packages.set(text, [...(packages.get(text) ?? []), name]);
  }
  return [...packages].map(([text, names]) => `${names.join(', ')}\n\n${text}\n`).join('\n----\n\n');
}

/**
 * Some packages name their license only.
 *
 * @param {string} path
 */
function licenseOf(path) {
  const file = readdirSync(path).find((name) => /^licen[cs]e(\.md|\.txt)?$/i.test(name));
  if (file !== undefined) return readFileSync(join(path, file), 'utf8').trim();
  return `License: ${JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).license}`;
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

await runAsProgram(import.meta.url, async ([mode]) => {
  if (mode !== '--check' && mode !== '--write') throw new SetupError('Usage: bundle.mjs --check | --write');
  const files = await bundle();
  for (const { path, text } of files) {
    if (Buffer.byteLength(text) > largest) throw new SetupError(`${relative(folder, path)} is over 1 MB`);
  }
  const stale = files.filter(({ path, text }) => readIfThere(path) !== text);
  for (const { path, text } of mode === '--write' ? stale : []) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  for (const { path } of stale) console.log(join('apps/action', relative(folder, path)));
  return mode === '--check' && stale.length > 0 ? 1 : 0;
});
