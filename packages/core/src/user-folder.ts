import { isAbsolute, join } from 'node:path';
import type { Runtime } from './runtime.ts';

/** What the person wrote, what programs remember, what they can make again. */
export type UserFolderKind = 'config' | 'state' | 'cache';

const xdg = {
  config: { variable: 'XDG_CONFIG_HOME', folder: '.config' },
  state: { variable: 'XDG_STATE_HOME', folder: '.local/state' },
  cache: { variable: 'XDG_CACHE_HOME', folder: '.cache' },
} as const;

const windows = {
  config: { variable: 'APPDATA', folder: 'AppData/Roaming' },
  state: { variable: 'LOCALAPPDATA', folder: 'AppData/Local' },
  cache: { variable: 'LOCALAPPDATA', folder: 'AppData/Local' },
} as const;

/**
 * The folder of this program for one kind of its own files; those that it shares with AWS CLI are elsewhere. A relative path in
 * a variable does not count.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function userFolder(
  { env, homeDirectory }: Runtime,
  kind: UserFolderKind,
  options: { readonly platform: NodeJS.Platform },
): string {
  const { variable, folder } = (options.platform === 'win32' ? windows : xdg)[kind];
  const chosen = env[variable];
  return join(chosen && isAbsolute(chosen) ? chosen : join(homeDirectory, folder), 'sso');
}
