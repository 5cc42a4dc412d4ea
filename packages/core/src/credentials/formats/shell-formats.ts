import { formatCmd } from './cmd.ts';
import { formatEnv } from './env.ts';
import { formatFish } from './fish.ts';
import { formatNushell } from './nushell.ts';
import { formatPowerShell } from './powershell.ts';
import { formatTcsh } from './tcsh.ts';
import { clearedVariables, type Variable } from './variables.ts';

/** In the order in which help lists them. */
export const shellFormats = ['env', 'fish', 'powershell', 'cmd', 'nushell', 'tcsh'] as const;

/** What a shell runs or loads in the session that a person is in. */
export type ShellFormat = (typeof shellFormats)[number];

const writers: { readonly [F in ShellFormat]: (variables: readonly Variable[]) => string } = {
  env: formatEnv,
  fish: formatFish,
  powershell: formatPowerShell,
  cmd: formatCmd,
  nushell: formatNushell,
  tcsh: formatTcsh,
};

export function isShellFormat(format: string): format is ShellFormat {
  return Object.hasOwn(writers, format);
}

/** @throws SsoError `value-unquotable` */
export function formatVariables(format: ShellFormat, variables: readonly Variable[]): string {
  return writers[format](variables);
}

/**
 * Text by which a shell clears what an export set: the four variables of credentials, and the two of the region where
 * `region` is true.
 */
export function formatCleared(format: ShellFormat, options: { readonly region: boolean }): string {
  return formatVariables(format, clearedVariables(options));
}
