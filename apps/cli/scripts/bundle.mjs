// Puts the program into few files: the commands of the plugins that package.json names under `sso.plugins`, with all that they
// stand on. A program that starts many times a day pays for every file that it opens more than for what is in it.
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './third-party-licenses.mjs';
import { workspaceSources } from './workspace-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** What oclif is told of the program, so that it need not look for it: package.json with the topics of all plugins. */
const packageJson = readJson(join(root, 'package.json'));
const plugins = packageJson.sso.plugins.map((name) => dirname(require.resolve(`${name}/package.json`)));
for (const plugin of plugins) {
  const { topics = {} } = readJson(join(plugin, 'package.json')).oclif;
  packageJson.oclif.topics = { ...packageJson.oclif.topics, ...topics };
}

const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  // The AWS SDK as ES modules, of which only what is used is taken.
  mainFields: ['module', 'main'],
  target: 'node22.22',
  // Names stay, as they stand in stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // A text: an object would become a module of its own that every other one imports.
  define: { PACKAGE_JSON: JSON.stringify(JSON.stringify(packageJson)) },
  plugins: [workspaceSources(join(root, '..', '..', 'packages'))],
};

const commonJs = { ...common, format: 'cjs', outExtension: { '.js': '.cjs' } };

const serviceFiles = {
  '@aws-sdk/client-sso': './services/sso.cjs',
  '@aws-sdk/client-sso-oidc': './services/sso-oidc.cjs',
  '@aws-sdk/client-sts': './services/sts.cjs',
  '@smithy/node-http-handler': './services/http.cjs',
};

/**
 * Has modules of Node required where they are imported: for an import Node reads every member of the module, and some of those
 * load a lot when they are read (the streams of `node:fs`, stdin of `node:process`).
 */
const requiredBuiltins = {
  name: 'required-builtins',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'import-statement' && isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

const outputs = await Promise.all([bundleProgram(), bundleFast(), bundleServices()]);
writeFileSync(
  join(root, 'dist', 'THIRD_PARTY_LICENSES.txt'),
  thirdPartyLicenses(
    root,
    outputs.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  ),
);

// What an earlier build left behind would be published, and taken for a command, with the rest.
const written = new Set(
  outputs.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((file) => resolve(root, file))),
);
for (const file of globSync('dist/**/*.{js,cjs}', { cwd: root })) {
  if (!written.has(resolve(root, file))) rmSync(join(root, file));
}

/** What oclif runs: each command a file of its own, and what several of them need in chunks beside them. */
function bundleProgram() {
  return build({
    ...common,
    entryPoints: {
      main: 'src/main.ts',
      help: 'src/help.ts',
      ...modulesBelow('hooks'),
      ...modulesBelow('commands'),
    },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    plugins: [...common.plugins, requiredBuiltins],
    // oclif and others are CommonJS and ask for Node's modules in that way.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
  });
}

/** What answers without oclif, each by itself. What calls the services stays in files of its own. */
function bundleFast() {
  return build({
    ...commonJs,
    entryPoints: { 'fast/credentials': 'src/fast/credentials.ts', 'fast/shell': 'src/fast/shell.ts' },
    minify: true,
    supported: { 'dynamic-import': false },
    plugins: [...common.plugins, inOtherFiles(fromFolder(serviceFiles))],
  });
}

/** The packages that only a call to a service needs. They share nothing with the rest, so that each is bundled by itself. */
function bundleServices() {
  const entryPoints = Object.fromEntries(
    Object.entries(serviceFiles).map(([name, file]) => [file.replace(/\.cjs$/, ''), name]),
  );
  return build({ ...commonJs, entryPoints, minify: true });
}

/** The same files as seen from a folder of the output. */
function fromFolder(files) {
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `.${file}`]));
}

/** @param {Readonly<Record<string, string>>} files by what is imported; relative to the output */
function inOtherFiles(files) {
  return {
    name: 'in-other-files',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path }) =>
        Object.hasOwn(files, path) ? { path: files[path], external: true } : undefined,
      );
    },
  };
}

/** The modules in a folder of the sources of this package and of the plugins, by the name of their output. */
function modulesBelow(folder) {
  const entries = [root, ...plugins].flatMap((from) =>
    globSync(`${folder}/**/*.ts`, { cwd: join(from, 'src') }).map((file) => [
      file.replace(/\.ts$/, ''),
      join(from, 'src', file),
    ]),
  );
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two plugins have the module ${twice}.`);
  return Object.fromEntries(entries);
}
