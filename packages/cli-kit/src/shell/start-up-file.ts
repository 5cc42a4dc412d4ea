import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Runtime } from '@sso/core';
import type { ShellName } from './present-shell.ts';

/** Where a shell loads the integration from. */
export interface StartUpFile {
  readonly path: string;
  /** Other files that the shell reads, in which somebody may have put it as well. */
  readonly others: readonly string[];
  /** What our block in the file says: a line that loads the integration, or for nushell the integration. */
  readonly content: 'line' | 'integration';
  /** Whether nobody else has anything in there, so that the file goes when our block does. */
  readonly isOurs: boolean;
}

/** `undefined` for a shell that has no such file, or only knows itself where it is. */
export function startUpFile(
  { env, homeDirectory }: Runtime,
  shell: ShellName,
  { platform }: { readonly platform: NodeJS.Platform },
): StartUpFile | undefined {
  const home = (...names: string[]): string => join(homeDirectory, ...names);
  const config = absolute(env.XDG_CONFIG_HOME) ?? home('.config');
  switch (shell) {
    case 'bash': {
      const files = ['.bashrc', '.bash_profile', '.bash_login', '.profile'].map((name) => home(name));
      return oneOf(files, home(platform === 'darwin' ? '.bash_profile' : '.bashrc'));
    }
    case 'zsh': {
      const folder = absolute(env.ZDOTDIR) ?? homeDirectory;
      const files = ['.zshrc', '.zprofile', '.zlogin', '.zshenv'].map((name) => join(folder, name));
      return oneOf(files, join(folder, '.zshrc'));
    }
    case 'fish':
      return {
        ...oneOf([join(config, 'fish', 'config.fish')], join(config, 'fish', 'conf.d', 'sso.fish')),
        isOurs: true,
      };
    case 'nushell': {
      const folder = join(nushellFolder({ env, homeDirectory }, platform), 'nushell');
      const path = join(folder, 'autoload', 'sso.nu');
      return { ...oneOf([join(folder, 'config.nu')], path), content: 'integration', isOurs: true };
    }
    case 'tcsh': {
      const files = [home('.tcshrc'), home('.cshrc')];
      return oneOf(files, files.find((file) => existsSync(file)) ?? home('.tcshrc'));
    }
    case 'powershell': {
      const path = powershellProfile(env.PROFILE, config, platform);
      return path === undefined ? undefined : oneOf([], path);
    }
    case 'cmd':
      return undefined;
  }
}

function oneOf(files: readonly string[], path: string): StartUpFile {
  return { path, others: files.filter((file) => file !== path), content: 'line', isOurs: false };
}

/** On Windows it may be anywhere that the folder for documents was moved to. */
function powershellProfile(
  chosen: string | undefined,
  config: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (chosen !== undefined && isAbsolute(chosen) && chosen.endsWith('.ps1')) return chosen;
  if (platform === 'win32') return undefined;
  return join(config, 'powershell', 'Microsoft.PowerShell_profile.ps1');
}

/** @see https://www.nushell.sh/book/configuration.html */
function nushellFolder(
  { env, homeDirectory }: Pick<Runtime, 'env' | 'homeDirectory'>,
  platform: NodeJS.Platform,
): string {
  const chosen = absolute(env.XDG_CONFIG_HOME);
  if (chosen !== undefined) return chosen;
  if (platform === 'win32') return absolute(env.APPDATA) ?? join(homeDirectory, 'AppData', 'Roaming');
  return platform === 'darwin'
    ? join(homeDirectory, 'Library', 'Application Support')
    : join(homeDirectory, '.config');
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
