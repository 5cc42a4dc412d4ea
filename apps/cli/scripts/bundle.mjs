// Puts the program into few files: the commands of the plugins that package.json names under `sso.plugins`, with all that they
// stand on. A program that starts many times a day pays for every file that it opens more than for what is in it.
import { createHash } from 'node:crypto';
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

/**
 * What the fast files load only when they need it, by how it is imported: the file, and what to bundle into it. Each file has its own copy
 * of what it stands on, so none of these may hold a state or know a class by its identity.
 */
const laterFiles = {
  '@aws-sdk/client-sso': { file: 'services/sso' },
  '@aws-sdk/client-sso-oidc': { file: 'services/sso-oidc' },
  '@aws-sdk/client-sts': { file: 'services/sts' },
  './http-handler.ts': { file: 'services/http', source: '../../packages/core/src/node/http-handler.ts' },
  './loopback.ts': { file: 'services/loopback', source: '../../packages/core/src/node/loopback.ts' },
  './parse-yaml.ts': { file: 'services/yaml', source: '../../packages/core/src/declaration/parse-yaml.ts' },
  '@sso/cli-kit/failure': { file: 'fast/failure' },
  './messages/warning-line.ts': {
    file: 'fast/warning-line',
    source: '../../packages/cli-kit/src/messages/warning-line.ts',
  },
};

/**
 * Leaves every late import to a file of its own: of a module that it bundled, esbuild would wrap all that it shares with the rest in
 * functions, which takes longer to load. Other late imports are of what is dropped in the end, and the build fails where one is not.
 */
const inLaterFiles = {
  name: 'in-later-files',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, kind }) => {
      if (kind !== 'dynamic-import' || isBuiltin(path)) return undefined;
      const file = Object.hasOwn(laterFiles, path) ? `../${laterFiles[path].file}.cjs` : `unforeseen:${path}`;
      return { path: file, external: true };
    });
    build.onEnd(({ metafile }) => {
      const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
      const unforeseen = imports.find(({ path }) => path.startsWith('unforeseen:'));
      return unforeseen && { errors: [{ text: `laterFiles has no file for ${unforeseen.path}` }] };
    });
  },
};

/** Begins each file with a comment of 64 characters that tells its content, for `bin/sso.js`, which keeps code that was compiled from it. */
const markedByContent = {
  name: 'marked-by-content',
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const file of Object.keys(metafile.outputs)) {
        const text = readFileSync(join(root, file), 'utf8');
        const mark = createHash('sha256').update(text).digest('hex').slice(0, 60);
        writeFileSync(join(root, file), `/*${mark}*/${text}`);
      }
    });
  },
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

const outputs = await Promise.all([bundleProgram(), bundleFast(), bundleLater()]);
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

/** What answers without oclif, each by itself. */
function bundleFast() {
  return build({
    ...commonJs,
    entryPoints: { 'fast/credentials': 'src/fast/credentials.ts', 'fast/shell': 'src/fast/shell.ts' },
    minify: true,
    supported: { 'dynamic-import': false },
    plugins: [inLaterFiles, markedByContent, ...common.plugins],
  });
}

function bundleLater() {
  const entryPoints = Object.fromEntries(
    Object.entries(laterFiles).map(([name, { file, source = name }]) => [file, source]),
  );
  return build({ ...commonJs, entryPoints, minify: true });
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
