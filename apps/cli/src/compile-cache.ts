import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Lets Node keep what it compiled for the next run, for all that is imported from now on. Node's own default is a known
 * name in the temporary folder, where others could put code of theirs: so it is a folder that only this person can write
 * to, and where that cannot be had, nothing is kept. `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
 */
export function useCompileCache(): void {
  const folder = privateFolder(join(cacheHome(process.env, process.platform, homedir()), 'sso'));
  if (folder !== undefined) enableCompileCache(join(folder, 'compiled'));
}

/**
 * Where the person's programs keep what they can make again.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheHome(env: Environment, platform: NodeJS.Platform, home: string): string {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = env;
  if (platform === 'win32') return local ? local : join(home, 'AppData', 'Local');
  if (chosen && isAbsolute(chosen)) return chosen;
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** The folder, made if it is not there, or `undefined` where others can write to it or it cannot be made. */
export function privateFolder(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const stats = lstatSync(path);
    if (!stats.isDirectory()) return undefined;
    // On Windows the profile's folders are the person's own, and there is no such mode.
    if (process.getuid === undefined) return path;
    return stats.uid === process.getuid() && (stats.mode & 0o022) === 0 ? path : undefined;
  } catch {
    return undefined;
  }
}
