import { readFileSync } from 'node:fs';

/** What oclif's manifest says of the commands of the program, as far as completion needs it. */
export interface Manifest {
  readonly commands: Readonly<Record<string, CommandEntry>>;
}

export interface CommandEntry {
  readonly summary?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly flags: Readonly<Record<string, FlagEntry>>;
  readonly args: Readonly<Record<string, ArgumentEntry>>;
}

export interface FlagEntry {
  readonly char?: string | undefined;
  readonly type: 'boolean' | 'option';
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly multiple?: boolean | undefined;
  readonly options?: readonly string[] | undefined;
}

export interface ArgumentEntry {
  readonly options?: readonly string[] | undefined;
}

/** Written by `oclif manifest` when the program is built: a file of ours, which is not checked again at every key. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
