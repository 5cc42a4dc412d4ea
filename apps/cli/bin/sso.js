#!/usr/bin/env node
// This file has to be understood by old versions of Node, so that they can say that they are too old. It is CommonJS, by the
// package.json beside it, as loading a first ES module takes as long as answering from the cache; and it is the whole start of the
// program, as every further file costs a millisecond. Node's modules are asked for where they are used: the oldest do not know `node:`.
'use strict';

/** The lowest version that `engines` in package.json names. */
const oldest = [22, 22, 2];

/** The commands that other programs run all day, by the file that answers them without oclif: one file a plugin. */
const fastAnswers = {
  export: '../dist/fast/credentials.cjs',
  'credential-process': '../dist/fast/credentials.cjs',
  switch: '../dist/fast/shell.cjs',
  prompt: '../dist/fast/shell.cjs',
  complete: '../dist/fast/shell.cjs',
};

if (require.main === module) {
  if (isTooOld(process.versions.node)) require('./old-node.js').leaveToNewerNode(oldest);
  else start(process.argv.slice(2));
}

function isTooOld(version) {
  const parts = version.split('.').map(Number);
  const at = oldest.findIndex((number, index) => parts[index] !== number);
  return at !== -1 && parts[at] < oldest[at];
}

async function start(argv) {
  useCompileCache();
  const fast = Object.keys(fastAnswers).includes(argv[0]) ? fastAnswers[argv[0]] : undefined;
  // Ends the process, or returns where it is for oclif to answer.
  if (fast !== undefined) await require(fast).answer(argv);
  const { main } = await import('../dist/main.js');
  await main(argv);
}

/**
 * Lets Node keep what it compiled for the next run, for all that is loaded from now on. Node's own default is a known name in the
 * temporary folder, where others could put code of theirs: so it is a folder that only this person can write to, and where
 * that cannot be had, nothing is kept. `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
 */
function useCompileCache() {
  const { join } = require('node:path');
  const folder = privateFolder(join(cacheHome(process.env, process.platform, ownHome()), 'sso'));
  if (folder !== undefined) require('node:module').enableCompileCache(join(folder, 'compiled'));
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
