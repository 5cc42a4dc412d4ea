import type { ShellName } from './shells.ts';

/**
 * The first line of what an integration may run. Whatever else comes out of the program, such as help, begins in another way and is
 * shown. It does nothing in the shell that reads it; nushell and cmd take it off.
 */
const marks: Readonly<Record<ShellName, string>> = {
  bash: ': sso;',
  zsh: ': sso;',
  fish: ': sso;',
  tcsh: ': sso;',
  powershell: '# sso',
  nushell: '# sso',
  cmd: 'rem sso',
};

export function markOf(shell: ShellName): string {
  return marks[shell];
}
