import { detectShell } from './detect-shell.ts';
import { parentProcessName } from './parent-process.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The shell that a person gets where no command is given: on Windows the one that they are in, elsewhere that of `SHELL`. */
export function subshell(env: Environment, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return env.SHELL || '/bin/sh';
  const isPowerShell = detectShell({ platform, env, parentName: parentProcessName }) === 'powershell';
  return isPowerShell ? 'powershell.exe' : env.ComSpec || env.COMSPEC || 'cmd.exe';
}
