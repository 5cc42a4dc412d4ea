#!/usr/bin/env node
// This file has to be understood by old versions of Node, so that they can say that they are too old. It is CommonJS, by the
// package.json beside it, as loading a first ES module takes as long as answering from the cache.
'use strict';

/** The lowest version that `engines` in package.json names. */
const oldest = [22, 22, 2];

function isTooOld(version) {
  const parts = version.split('.').map(Number);
  const at = oldest.findIndex((number, index) => parts[index] !== number);
  return at !== -1 && parts[at] < oldest[at];
}

if (isTooOld(process.versions.node)) require('./old-node.js').leaveToNewerNode(oldest);
else require('../dist/start.cjs');
