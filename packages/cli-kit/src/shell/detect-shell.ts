import type { ShellFormat } from '@sso/core';

export interface ShellFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Looks up what the parent process is called; only asked where it helps. */
  readonly parentName: () => string | undefined;
}

const formats: Readonly<Record<string, ShellFormat>> = {
  sh: 'env',
  bash: 'env',
  zsh: 'env',
  dash: 'env',
  ash: 'env',
  ksh: 'env',
  mksh: 'env',
  fish: 'fish',
  pwsh: 'powershell',
  powershell: 'powershell',
  nu: 'nushell',
  tcsh: 'tcsh',
  csh: 'tcsh',
};

/** The form for the shell that started us: by the parent process, else by `SHELL`, which is only the shell of the login. */
export function detectShell({ platform, env, parentName }: ShellFacts): ShellFormat {
  if (platform === 'win32') return detectOnWindows(env);
  return formatOfShell(parentName()) ?? formatOfShell(env.SHELL) ?? 'env';
}

/** `bash`, `-bash` (a login shell), `/bin/bash` and `bash.exe` are one. */
function formatOfShell(name: string | undefined): ShellFormat | undefined {
  const plain = name
    ?.replace(/^.*[\\/]/, '')
    .replace(/^-/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
  return plain !== undefined && Object.hasOwn(formats, plain) ? formats[plain] : undefined;
}

/**
 * Windows tells the name of a parent by native calls only, so what shells leave in the environment has to do: Git Bash sets
 * `SHELL`, nushell its version, PowerShell puts the person's own modules into `PSModulePath`, cmd sets `PROMPT`. A shell that was
 * started by another one inherits that one's marks; then `--format` has to say which.
 */
function detectOnWindows(env: ShellFacts['env']): ShellFormat {
  const posix = formatOfShell(env.SHELL);
  if (posix !== undefined) return posix;
  if (env.NU_VERSION !== undefined) return 'nushell';
  if (hasModulesOfPowerShell(env.PSModulePath ?? '')) return 'powershell';
  return env.PROMPT === undefined ? 'powershell' : 'cmd';
}

/** The two folders that every process on Windows has in there do not count. */
function hasModulesOfPowerShell(path: string): boolean {
  return path
    .split(';')
    .some(
      (folder) =>
        /\\(?:Windows)?PowerShell\\(?:\d+\\)?Modules\\?$/i.test(folder) &&
        !/\\Program Files(?: \(x86\))?\\WindowsPowerShell\\|^[A-Z]:\\Windows\\/i.test(folder),
    );
}
