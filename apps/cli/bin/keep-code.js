// What runs when new code is kept, which is seldom.
'use strict';
const {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');

/** Milliseconds. */
const month = 30 * 24 * 60 * 60 * 1000;

/** As a whole or not at all. Where it cannot be written, the next run compiles again. */
exports.keepCode = (file, parts) => {
  const temporary = `${file}.${process.pid}`;
  let descriptor;
  try {
    descriptor = openSync(temporary, 'wx', 0o600);
  } catch (_) {
    return;
  }
  try {
    writeFileSync(descriptor, Buffer.concat(parts));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, file);
  } catch (_) {
    rmSync(temporary, { force: true });
  }
};

/** Removes what other versions of Node kept more than a month ago, and what was being written when a machine stopped. */
exports.removeOldCode = (folder, suffix) => {
  try {
    const names = readdirSync(folder).filter(
      (name) => /\.code(\.\d+)?$/.test(name) && !name.endsWith(suffix),
    );
    for (const name of names) {
      const file = `${folder}/${name}`;
      if (Date.now() - statSync(file).mtimeMs > month) rmSync(file, { force: true });
    }
  } catch (_) {
    // Another process removes the same files, or the folder cannot be read.
  }
};
