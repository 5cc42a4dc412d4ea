import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nushell, type Program, program } from './programs.ts';
import { type ProgramOptions, type ProgramResult, runProgram } from './run-program.ts';

/** Each shell with the arguments that keep the machine's start-up files out. */
const plainArguments = {
  bash: ['--noprofile', '--norc'],
  zsh: ['-f'],
  dash: [],
  fish: ['--no-config'],
  tcsh: ['-f'],
  nu: ['--no-config-file'],
} as const;

export type ShellName = keyof typeof plainArguments;

export const shellNames = [
  'bash',
  'zsh',
  'dash',
  'fish',
  'tcsh',
  'nu',
] as const satisfies readonly ShellName[];

/** The shells that tests know of, found on this machine or not: for {@link describeWith}. */
export const shells: Readonly<Record<ShellName, Program>> = {
  bash: program('bash'),
  zsh: program('zsh'),
  dash: program('dash'),
  fish: program('fish'),
  tcsh: program('tcsh'),
  nu: nushell(),
};

/** Runs a script of any size in a real shell, without a terminal. */
export async function runInShell(
  shell: ShellName,
  script: string | Uint8Array,
  options: ProgramOptions,
): Promise<ProgramResult> {
  const found = shells[shell];
  if (!found.found) throw new Error(`${shell} is not on this machine: ${found.install}`);
  // From a file, as an argument has a greatest length and stdin belongs to the script.
  const folder = await mkdtemp(join(tmpdir(), 'sso-script-'));
  try {
    const file = join(folder, 'script');
    await writeFile(file, script, { mode: 0o600 });
    return await runProgram(found.path, [...plainArguments[shell], file], options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
