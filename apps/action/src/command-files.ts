import { closeSync, constants, fstatSync, ftruncateSync, lstatSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { githubAssignment, type Runtime } from '@sso/core';
import { ActionError } from './action-error.ts';

/** The files by which a step speaks to the runner, in the order in which they are written: a step that is killed has noted what it gave. */
const required = ['GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_ENV'] as const;

export type CommandFile = (typeof required)[number];

export interface Assignment {
  readonly file: CommandFile;
  readonly name: string;
  readonly value: string;
}

/**
 * Checks every file, and that there is a temporary folder, before anything is done. Older runners took workflow commands on stdout in
 * their place, where any program that a step starts can set variables too: there is no such way here.
 * @throws ActionError `runner-variable-missing`, `runner-file-unsafe`
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export function requireCommandFiles({ env }: Runtime): void {
  if (!env.RUNNER_TEMP) throw new ActionError('runner-variable-missing', { variable: 'RUNNER_TEMP' });
  for (const variable of required) requireSafeFile(variable, requirePath(env, variable));
}

/**
 * Makes all assignments or none: where one file cannot be written, the others get back the length that they had.
 * @throws ActionError `runner-file-unsafe`
 * @throws SsoError `value-unquotable`
 */
export function assign(runtime: Runtime, assignments: readonly Assignment[]): void {
  const texts = required.map((file) => ({ file, text: textFor(runtime, file, assignments) }));
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of texts) {
      if (text !== '') undo.push(append(file, requirePath(runtime.env, file), text));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Adds Markdown to the page of the run, where the runner has such a page. */
export function appendSummary({ env }: Runtime, markdown: string): void {
  const variable = 'GITHUB_STEP_SUMMARY';
  const path = env[variable];
  if (path) append(variable, path, markdown);
}

function textFor(runtime: Runtime, file: CommandFile, assignments: readonly Assignment[]): string {
  return assignments
    .filter((assignment) => assignment.file === file)
    .map((assignment) => githubAssignment(runtime, assignment))
    .join('');
}

function requirePath(env: Runtime['env'], variable: CommandFile): string {
  const path = env[variable];
  if (!path) throw new ActionError('runner-variable-missing', { variable });
  return path;
}

/**
 * On a machine that runs many jobs, a link in place of a file would have the credentials written where another one reads.
 * The runner makes its folder and its files anew, so that neither is ever a link.
 */
function requireSafeFile(variable: string, path: string): void {
  const places = [dirname(path), path].map((place) => lstatSync(place, { throwIfNoEntry: false }));
  for (const stats of places) {
    if (stats === undefined) throw new ActionError('runner-file-unsafe', { variable, problem: 'missing' });
    if (stats.isSymbolicLink()) throw new ActionError('runner-file-unsafe', { variable, problem: 'link' });
  }
  if (!places[1]?.isFile()) throw new ActionError('runner-file-unsafe', { variable, problem: 'not-a-file' });
  // A second name of the file is a link too.
  if (places[1].nlink > 1) throw new ActionError('runner-file-unsafe', { variable, problem: 'link' });
}

/** @returns what takes the text away again */
function append(variable: string, path: string, text: string): () => void {
  requireSafeFile(variable, path);
  const descriptor = openSync(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = fstatSync(descriptor);
    try {
      writeFileSync(descriptor, text);
    } catch (error) {
      // A full disk takes a part of it.
      ftruncateSync(descriptor, size);
      throw error;
    }
    return () => truncate(path, size);
  } finally {
    closeSync(descriptor);
  }
}

function truncate(path: string, size: number): void {
  const descriptor = openSync(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    ftruncateSync(descriptor, size);
  } finally {
    closeSync(descriptor);
  }
}
