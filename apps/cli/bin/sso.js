#!/usr/bin/env node
// This file has to be understood by old versions of Node, so that they can say that they are too old. It is CommonJS, by the
// package.json beside it, as loading a first ES module takes as long as answering from the cache; and it is the whole start of the
// program, as every further file costs a millisecond. Node's modules are asked for where they are used: the oldest do not know `node:`.
'use strict';

/** The lowest version that `engines` in package.json names. */
const oldest = [22, 22, 2];

/** The commands that other programs run all day, by the file that answers them without oclif: one file a plugin. */
const fastAnswers = {
  export: 'credentials.cjs',
  'credential-process': 'credentials.cjs',
  switch: 'shell.cjs',
  prompt: 'shell.cjs',
  complete: 'shell.cjs',
};

function isTooOld(version) {
  const parts = version.split('.').map(Number);
  const at = oldest.findIndex((number, index) => parts[index] !== number);
  return at !== -1 && parts[at] < oldest[at];
}

async function start(argv) {
  const folder = cacheFolder();
  const [command = ''] = argv;
  // Ends the process, or returns where it is for oclif to answer.
  if (Object.keys(fastAnswers).includes(command)) {
    await load(`fast/${fastAnswers[command]}`, command, folder, () => onlyFast).answer(argv);
    onlyFast = false;
  }
  const name = /^[a-z-]+$/.test(command) ? `program-${command}` : 'program';
  await load('program.cjs', name, folder, () => true).main(argv);
}

/** Whether no more was loaded than a fast file. */
let onlyFast = true;

/**
 * Where compiled code is kept, or `undefined` where it is not. Node's own default is a known name in the temporary folder, where others
 * could put code of theirs: so it is a folder that only this person can write to.
 */
function cacheFolder() {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const { join } = require('node:path');
  return privateFolder(join(cacheHome(process.env, process.platform, ownHome()), 'sso'));
}

/**
 * What a file of `dist` exports. Node's compile cache holds the code of a file as it is when the file has been loaded: most functions are
 * compiled when they are first called, which takes longer than running them. So the code is kept as it is at the end of a run, for
 * each command by itself.
 * @param name of the code
 * @param isWorthKeeping asked at the end of a run that went well: whether what it compiled is what the next one will need
 */
function load(file, name, folder, isWorthKeeping) {
  const { dirname, join } = require('node:path');
  const { Script } = require('node:vm');
  const path = join(__dirname, '..', 'dist', file);
  // The bundler writes ASCII.
  const source = require('node:fs').readFileSync(path, 'latin1');
  const codeFile = folder && `${folder}/${name}${codeSuffix}`;
  const code = codeFile && readCode(codeFile, source);
  const script = new Script(`(function (module, require, __dirname) {${source}\n})`, {
    filename: path,
    cachedData: code,
  });
  const module = { exports: {} };
  script.runInThisContext()(module, requireFrom(path, module, folder), dirname(path));
  if (codeFile && (code === undefined || script.cachedDataRejected)) {
    process.once('exit', (status) => {
      if (status !== 0 || !isWorthKeeping()) return;
      const code = script.createCachedData();
      const { keepCode, removeOldCode } = require('./keep-code.js');
      keepCode(codeFile, [Buffer.from(source.slice(0, markLength)), code, code]);
      removeOldCode(folder, codeSuffix);
    });
  }
  return module.exports;
}

/** `require` for a file of `dist`. oclif asks for the file itself by its path, where it looks for a command. */
function requireFrom(path, module, folder) {
  const requireHere = (name) => {
    if (name === path) return module.exports;
    return name.startsWith('.')
      ? loadLater(require('node:path').basename(name), folder)
      : process.getBuiltinModule(name) || require(name);
  };
  return Object.assign(requireHere, { resolve: require.resolve });
}

/** The exports of the files in `dist/later`, by name. */
const loadedLater = new Map();

function loadLater(file, folder) {
  onlyFast = false;
  if (!loadedLater.has(file)) {
    loadedLater.set(
      file,
      load(`later/${file}`, `later-${file}`, folder, () => true),
    );
  }
  return loadedLater.get(file);
}

/** By a comment of this length at its beginning the bundler marks what a file holds: V8 compares the file's length only. */
const markLength = 64;

/** What the names of this Node's code end with: no other version can use it. */
const codeSuffix = `-${process.version}-${process.arch}.code`;

/** A file holds the code twice: V8 runs damaged code, which crashes or prints something else, and comparing is the fastest check. */
function readCode(file, source) {
  let bytes;
  try {
    bytes = require('node:fs').readFileSync(file);
  } catch (_) {
    return undefined;
  }
  if (bytes.toString('latin1', 0, markLength) !== source.slice(0, markLength)) return undefined;
  const middle = (markLength + bytes.length) / 2;
  const code = bytes.subarray(markLength, middle);
  return code.equals(bytes.subarray(middle)) ? code : undefined;
}

/** As `homedir` of `node:os`, which takes longer to load than the variable to read that it looks at first. */
function ownHome() {
  const named = process.platform === 'win32' ? undefined : process.env.HOME;
  return named === undefined ? require('node:os').homedir() : named;
}

/**
 * Where the person's programs keep what they can make again.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
function cacheHome(env, platform, home) {
  const { isAbsolute, join } = require('node:path');
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  const chosen = env.XDG_CACHE_HOME;
  if (chosen && isAbsolute(chosen)) return chosen;
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/**
 * The folder, made if it is not there, or `undefined` where others can write to it or it cannot be made. Without a home folder its
 * path is a relative one: code must not come from wherever the program is started.
 */
function privateFolder(path) {
  if (!require('node:path').isAbsolute(path)) return undefined;
  try {
    const stats = require('node:fs').lstatSync(path, { throwIfNoEntry: false }) || made(path);
    if (!stats.isDirectory()) return undefined;
    // On Windows the profile's folders are the person's own, and there is no such mode.
    if (process.getuid === undefined) return path;
    return stats.uid === process.getuid() && (stats.mode & 0o022) === 0 ? path : undefined;
  } catch (_) {
    return undefined;
  }
}

function made(path) {
  const { lstatSync, mkdirSync } = require('node:fs');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return lstatSync(path);
}

module.exports = { cacheHome, privateFolder };

if (require.main === module) {
  if (isTooOld(process.versions.node)) require('./old-node.js').leaveToNewerNode(oldest);
  else start(process.argv.slice(2));
}
