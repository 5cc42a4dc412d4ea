import type { ShellFormat } from '@sso/core';

/** The shells that can take on what is chosen, in the order in which help lists them. */
export const shellNames = ['bash', 'zsh', 'fish', 'powershell', 'nushell', 'tcsh', 'cmd'] as const;

export type ShellName = (typeof shellNames)[number];

const formats: Readonly<Record<ShellName, ShellFormat>> = {
  bash: 'env',
  zsh: 'env',
  fish: 'fish',
  powershell: 'powershell',
  nushell: 'nushell',
  tcsh: 'tcsh',
  cmd: 'cmd',
};

export function formatOfShell(shell: ShellName): ShellFormat {
  return formats[shell];
}

export function isShellName(name: string): name is ShellName {
  return Object.hasOwn(formats, name);
}
