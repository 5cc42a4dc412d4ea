import { join } from 'node:path';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';

/** The path of the config file, or `undefined` where `AWS_CONFIG_FILE` is empty, which means that there is none. */
export function configFilePath(runtime: Runtime): string | undefined {
  return sharedFilePath(runtime, 'AWS_CONFIG_FILE', 'config');
}

/** @throws SsoError `config-disabled` where there is none */
export function requireConfigFile(runtime: Runtime): string {
  const file = configFilePath(runtime);
  if (file === undefined) throw new SsoError('config-disabled', { variable: 'AWS_CONFIG_FILE' });
  return file;
}

/** The path of the credentials file, or `undefined` where `AWS_SHARED_CREDENTIALS_FILE` is empty. */
export function credentialsFilePath(runtime: Runtime): string | undefined {
  return sharedFilePath(runtime, 'AWS_SHARED_CREDENTIALS_FILE', 'credentials');
}

function sharedFilePath(runtime: Runtime, variable: string, fileName: string): string | undefined {
  const path = runtime.env[variable];
  if (path === undefined) return join(runtime.homeDirectory, '.aws', fileName);
  return path === '' ? undefined : expand(path, runtime);
}

/** As Python's `expandvars` and `expanduser`: an unknown variable and another person's `~name` stay as they are. */
function expand(path: string, { env, homeDirectory }: Runtime): string {
  const expanded = path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (match, plain?: string, braced?: string) => {
    return env[plain ?? braced ?? ''] ?? match;
  });
  return expanded.replace(/^~(?=$|[/\\])/, () => homeDirectory);
}
