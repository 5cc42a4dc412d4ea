/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether `node_modules` holds what the lock asks for. npm writes down what it installed, as its last step, in
 * `node_modules/.package-lock.json`; so an install that was cut off, or one by hand, is judged rightly too.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, undefined if it is not there
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  if (installed === undefined) return false;
  return Object.entries(wanted.packages).every(([path, locked]) => {
    if (path === '') return true;
    const present = installed.packages[path];
    // An optional package is absent where the platform is another one.
    if (present === undefined) return locked.optional === true;
    return present.version === locked.version && present.link === locked.link;
  });
}
