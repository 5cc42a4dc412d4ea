import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The licences of the packages whose code is in a bundle, as they ask to be kept with it.
 *
 * @param {string} root what the files are relative to
 * @param {readonly string[]} files that were bundled
 * @returns {string}
 */
export function thirdPartyLicenses(root, files) {
  const folders = new Set(
    files.map((file) => packageFolder(resolve(root, file))).filter((folder) => folder !== undefined),
  );
  const entries = new Map([...folders].map((folder) => entry(folder)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [`sso contains code of these packages.\n`, ...entries.values()].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file belongs to; `undefined` for a file of ours. */
function packageFolder(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0];
}

function entry(folder) {
  const {
    name,
    version,
    license = 'unknown',
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = globSync('{LICEN[CS]E,licen[cs]e,COPYING,NOTICE}*', { cwd: folder })
    .filter((file) => existsSync(join(folder, file)))
    .sort()
    .map((file) => `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`);
  const heading = `${name} ${version} (${license})`;
  return [heading, `${heading}\n${texts.join('')}`];
}
