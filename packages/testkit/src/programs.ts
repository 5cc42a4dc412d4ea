import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, isAbsolute, join } from 'node:path';

export interface FoundProgram {
  readonly found: true;
  readonly name: string;
  readonly path: string;
}

export interface MissingProgram {
  readonly found: false;
  readonly name: string;
  /** How to get it: a command. */
  readonly install: string;
}

/** A program of this machine that a test wants to run. */
export type Program = FoundProgram | MissingProgram;

export interface ProgramSearch {
  /** What it is called in a message about its absence. */
  readonly name: string;
  readonly commands: readonly string[];
  readonly install: string;
  /** Whether this file is the program that is meant, and not another of the same name. */
  readonly accept?: (path: string) => boolean;
}

/**
 * Looks through the PATH. Folders named `shims` (pyenv, asdf) are passed over: what is in there starts something else
 * by the developer's own settings, which a test's clean environment does not have.
 */
export function findProgram(search: ProgramSearch): Program {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = folders
    .filter((folder) => isAbsolute(folder) && basename(folder) !== 'shims')
    .flatMap((folder) => search.commands.map((command) => join(folder, command)))
    .find((candidate) => isExecutable(candidate) && (search.accept?.(candidate) ?? true));
  const { name, install } = search;
  return path === undefined ? { found: false, name, install } : { found: true, name, path };
}

/** A program whose name says it all. `install` is what to run to get it. */
export function program(name: string, install = `apt-get install ${name}`): Program {
  return findProgram({ name, commands: [name], install });
}

/** AWS CLI of version 2; a PATH may well have another `aws`, of version 1, in front of it. */
export const awsCliV2 = once(() =>
  findProgram({
    name: 'AWS CLI 2',
    commands: ['aws'],
    install: 'apt-get install awscli',
    accept: (path) => output(path, ['--version']).startsWith('aws-cli/2.'),
  }),
);

/** A Python that can import boto3. */
export const pythonWithBoto3 = once(() =>
  findProgram({
    name: 'Python with boto3',
    commands: ['python3'],
    install: 'apt-get install python3-boto3',
    accept: (path) => output(path, ['-c', 'import boto3; print("imported")']) === 'imported\n',
  }),
);

/** A Python that can import dotenv. */
export const pythonWithDotenv = once(() =>
  findProgram({
    name: 'Python with dotenv',
    commands: ['python3'],
    install: 'apt-get install python3-dotenv',
    accept: (path) => output(path, ['-c', 'import dotenv; print("imported")']) === 'imported\n',
  }),
);

export const chromium = once(() =>
  findProgram({
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    install: 'apt-get install chromium',
  }),
);

/**
 * npm's `nushell` brings the program, in a package of its own for each platform: no older one of the machine is in the way, and
 * the package's own starter is passed over.
 */
export const nushell = once(() => {
  const install = 'npm install';
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const require = createRequire(import.meta.url);
  const fromNushell = createRequire(require.resolve('nushell/package.json'));
  try {
    const path = fromNushell.resolve(`@nushell/${platform}-${process.arch}/bin/nu${suffix}`);
    return { found: true, name: 'nushell', path };
  } catch {
    return { found: false, name: 'nushell', install };
  }
});

export const tmux = once(() => program('tmux'));

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a program prints on stdout; empty where it fails. */
function output(path: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync(path, args, { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? stdout : '';
}

/** Asking a program for its version can take a second: each is asked once a test file. */
export function once(find: () => Program): () => Program {
  let known: Program | undefined;
  return () => {
    known ??= find();
    return known;
  };
}
