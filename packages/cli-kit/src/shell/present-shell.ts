import type { Runtime, ShellFormat } from '@sso/core';
import { detectShell } from './detect-shell.ts';
import { parentProcessName } from './parent-process.ts';

/** A shell that `sso init` knows. */
export type ShellName = Exclude<ShellFormat, 'env'> | 'bash' | 'zsh';

const namesOfFormats: Readonly<Record<Exclude<ShellFormat, 'env'>, ShellName>> = {
  fish: 'fish',
  powershell: 'powershell',
  cmd: 'cmd',
  nushell: 'nushell',
  tcsh: 'tcsh',
};

/** The shell that runs us, else that of the login; bash, where both are others of its kind. */
export function presentShell({ env }: Runtime, platform: NodeJS.Platform): ShellName {
  const parentName = platform === 'win32' ? undefined : parentProcessName();
  const format = detectShell({ platform, env, parentName: () => parentName });
  if (format !== 'env') return namesOfFormats[format];
  const names = [parentName, env.SHELL].filter((name) => name !== undefined);
  return /zsh$/.test(names.find((name) => /(?:bash|zsh)$/.test(name)) ?? '') ? 'zsh' : 'bash';
}
