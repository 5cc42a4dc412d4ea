import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { runAsProgram } from './toolchain.mjs';

/**
 * A program that tests run for real.
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {string} debian the Debian package that brings it
 * @property {string} purpose what is not tested without it
 * @property {() => boolean} isHere
 */

/** @type {readonly Program[]} */
export const programs = [
  {
    name: 'AWS CLI v2',
    debian: 'awscli',
    purpose: 'AWS CLI with the files and credentials that sso writes',
    // A Python environment may put version 1 in front.
    isHere: () => onPath('aws').some((file) => outputOf(file, ['--version']).startsWith('aws-cli/2.')),
  },
  {
    name: 'a Python with boto3',
    debian: 'python3-boto3',
    purpose: 'the AWS SDK for Python with the profiles that sso writes',
    isHere: () => onPath('python3').some((file) => outputOf(file, ['-c', 'import boto3; print(1)']) !== ''),
  },
  {
    name: 'a Python with dotenv',
    debian: 'python3-dotenv',
    purpose: 'the .env files that sso prints with the reader for Python',
    isHere: () => onPath('python3').some((file) => outputOf(file, ['-c', 'import dotenv; print(1)']) !== ''),
  },
  {
    ...named('chromium'),
    purpose: 'the approval page in a browser',
    isHere: () => ['chromium', 'chromium-browser', 'google-chrome'].some((name) => onPath(name).length > 0),
  },
  { ...named('tmux'), purpose: 'prompts in a terminal' },
  { ...named('zsh'), purpose: 'what sso prints for zsh' },
  { ...named('fish'), purpose: 'what sso prints for fish' },
  { ...named('tcsh'), purpose: 'what sso prints for csh and tcsh' },
  { ...named('dash'), purpose: 'what sso prints for POSIX shells' },
  { ...named('wine'), purpose: 'what sso prints for cmd' },
];

/** @returns {readonly Program[]} */
export function missingPrograms() {
  return programs.filter((program) => !program.isHere());
}

/**
 * Installs what is missing if this is root on Debian or a relative; nobody is asked. `SSO_INSTALL_PROGRAMS=no` leaves the
 * machine as it is.
 *
 * @returns {readonly Program[]} what is still missing
 */
export function installPrograms() {
  const missing = missingPrograms();
  if (missing.length === 0 || !mayInstall()) return missing;
  console.error(`Installing ${missing.map((program) => program.debian).join(', ')} (apt-get) ...`);
  aptGet(['update']);
  if (!aptInstall(missing)) {
    // The second time one by one, so that a package that this release does not have costs only itself.
    for (const program of missing) aptInstall([program]);
  }
  return missingPrograms();
}

/**
 * @param {string} name of the command, and of its Debian package
 * @returns {Pick<Program, 'name' | 'debian' | 'isHere'>}
 */
function named(name) {
  return { name, debian: name, isHere: () => onPath(name).length > 0 };
}

/**
 * The files of this name on the PATH, in its order. `shims` folders are passed over as testkit does: what is in there starts
 * something else by the developer's own settings, which a test's clean environment does not have.
 *
 * @param {string} name
 * @returns {readonly string[]}
 */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && basename(folder) !== 'shims')
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {string} what it printed; nothing if it failed or is not there
 */
function outputOf(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : '';
}

function mayInstall() {
  return (
    process.env.SSO_INSTALL_PROGRAMS !== 'no' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  );
}

/** @param {readonly Program[]} wanted */
function aptInstall(wanted) {
  return aptGet(['install', '-y', '--no-install-recommends', ...wanted.map((program) => program.debian)]);
}

/**
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded; failing is said by what is missing afterwards
 */
function aptGet(args) {
  const limits = [
    '-o',
    'Acquire::http::Timeout=20',
    '-o',
    'Acquire::https::Timeout=20',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  const result = spawnSync('/usr/bin/apt-get', ['-q', ...limits, ...args], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0;
}

/**
 * Lines that say what was not tested, and how to get it.
 *
 * @param {readonly Program[]} missing
 * @returns {readonly string[]}
 */
export function reportOf(missing) {
  if (missing.length === 0) return [];
  return [
    'Not tested, because a program is missing:',
    ...missing.map((program) => `  ${program.name}: ${program.purpose}`),
    `On Debian: apt-get install ${missing.map((program) => program.debian).join(' ')}`,
  ];
}

await runAsProgram(import.meta.url, () => {
  const missing = installPrograms();
  for (const line of reportOf(missing)) console.error(line);
  return missing.length === 0 ? 0 : 1;
});
