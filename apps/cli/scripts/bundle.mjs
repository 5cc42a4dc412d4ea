// Puts the program into few files: the commands of the plugins that package.json names under `sso.plugins`, with all that they
// stand on. A program that starts many times a day pays for every file that it opens more than for what is in it.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
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

const packages = join(root, '..', '..', 'packages');

const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  // CommonJS, which loads faster, and of which `bin/sso.js` can keep the code.
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  supported: { 'dynamic-import': false },
  // The AWS SDK as ES modules, of which only what is used is taken.
  mainFields: ['module', 'main'],
  target: 'node22.22',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // A text: an object would become a module of its own that every other one imports.
  define: { PACKAGE_JSON: JSON.stringify(JSON.stringify(packageJson)) },
  plugins: [workspaceSources(packages)],
};

/**
 * What is loaded only when it is needed, from files of its own in `dist/later`, by how it is imported. Each file has its own copy of what it
 * stands on, so none of these may hold a state or know a class by its identity.
 */
const laterFiles = {
  '@aws-sdk/client-sso': { file: 'sso' },
  '@aws-sdk/client-sso-oidc': { file: 'sso-oidc' },
  '@aws-sdk/client-sts': { file: 'sts' },
  '@inquirer/prompts': { file: 'prompts' },
  './http-handler.ts': { file: 'http', source: 'core/src/node/http-handler.ts' },
  './loopback.ts': { file: 'loopback', source: 'core/src/node/loopback.ts' },
  './parse-yaml.ts': { file: 'yaml', source: 'core/src/declaration/parse-yaml.ts' },
};

/** What a fast file seldom needs, such as texts. */
const laterThanFast = {
  ...laterFiles,
  '@sso/cli-kit/failure': { file: 'failure' },
  './declared-production.ts': { file: 'production', source: 'core/src/production/declared-production.ts' },
  './messages/warning-line.ts': { file: 'warning-line', source: 'cli-kit/src/messages/warning-line.ts' },
};

/** Leaves what is imported later to the files of its own, as seen from a folder of the output. */
function inLaterFiles(files, folder) {
  return {
    name: 'in-later-files',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, kind }) =>
        kind === 'dynamic-import' && Object.hasOwn(files, path)
          ? { path: `${folder}/later/${files[path].file}.cjs`, external: true }
          : undefined,
      );
    },
  };
}

/**
 * Leaves out all else that is imported later: of such a module esbuild would wrap all that it shares with the rest in functions, which
 * takes longer to load. It is of what is dropped in the end, and the build fails where it is not.
 */
const nothingElseLater = {
  name: 'nothing-else-later',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' && !isBuiltin(path)
        ? { path: `unforeseen:${path}`, external: true }
        : undefined,
    );
    build.onEnd(({ metafile }) => {
      const imports = Object.values(metafile?.outputs ?? {}).flatMap((output) => output.imports);
      const unforeseen = imports.find(({ path }) => path.startsWith('unforeseen:'));
      return unforeseen && { errors: [{ text: `laterThanFast has no file for ${unforeseen.path}` }] };
    });
  },
};

/** The module `sso:commands`: the commands of this package and of the plugins, each evaluated when oclif takes it. */
const commandTable = {
  name: 'command-table',
  setup(build) {
    build.onResolve({ filter: /^sso:commands$/ }, ({ path }) => ({ path, namespace: 'commands' }));
    build.onLoad({ filter: /./, namespace: 'commands' }, () => {
      const members = commandFiles().map(
        ([id, file]) => `get ${JSON.stringify(id)}() { return require(${JSON.stringify(file)}).default; }`,
      );
      return { resolveDir: root, contents: `export const commands = { ${members.join(', ')} };` };
    });
  },
};

/**
 * Makes files as `bin/sso.js` reads them: in ASCII, also the regular expressions, in which esbuild leaves other letters, and with a comment of
 * 64 characters at the beginning that tells the content, as code is kept that was compiled from it.
 */
const asLoaded = {
  name: 'as-loaded',
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {})) {
        const text = readFileSync(join(root, file), 'utf8').replace(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        const mark = createHash('sha256').update(text).digest('hex').slice(0, 60);
        writeFileSync(join(root, file), `/*${mark}*/${text}`);
      }
    });
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

// What an earlier build left behind would be published with the rest.
const written = new Set(
  outputs.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((file) => resolve(root, file))),
);
for (const file of globSync('dist/**/*.{js,cjs}', { cwd: root })) {
  if (!written.has(resolve(root, file))) rmSync(join(root, file));
}

/** What oclif runs: itself and all commands in one file, of which a run evaluates what it needs. */
function bundleProgram() {
  return build({
    ...common,
    entryPoints: { program: 'src/program.ts' },
    // Names stay, as they stand in stack traces.
    minifyIdentifiers: false,
    plugins: [inLaterFiles(laterFiles, '.'), commandTable, asLoaded, ...common.plugins],
  });
}

/** What answers without oclif, each by itself. */
function bundleFast() {
  return build({
    ...common,
    entryPoints: { 'fast/credentials': 'src/fast/credentials.ts', 'fast/shell': 'src/fast/shell.ts' },
    plugins: [inLaterFiles(laterThanFast, '..'), nothingElseLater, asLoaded, ...common.plugins],
  });
}

function bundleLater() {
  const entryPoints = Object.entries(laterThanFast).map(([name, { file, source }]) => [
    `later/${file}`,
    source === undefined ? name : join(packages, source),
  ]);
  return build({
    ...common,
    entryPoints: Object.fromEntries(entryPoints),
    plugins: [inLaterFiles(laterFiles, '..'), asLoaded, ...common.plugins],
  });
}

/** @returns {[string, string][]} a command's id, as oclif makes it of the place in `commands`, and its file */
function commandFiles() {
  const files = [root, ...plugins].flatMap((from) =>
    globSync('**/*.ts', { cwd: join(from, 'src', 'commands') }).map((file) => [
      file.replace(/(^|[\\/])index\.ts$|\.ts$/, '').replaceAll(sep, ':'),
      join(from, 'src', 'commands', file),
    ]),
  );
  const ids = files.map(([id]) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`Two plugins have the command ${twice}.`);
  return files;
}
