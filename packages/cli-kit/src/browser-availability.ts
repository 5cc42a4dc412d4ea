import { existsSync, readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the variables do not tell about the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Linux inside Windows, from where the browser of Windows can be opened. */
  readonly wsl: boolean;
  readonly container: boolean;
}

/**
 * Whether a browser that is opened here would be seen by the person who typed the command. Over SSH, in a container
 * and in CI it would not, unless `BROWSER` says how: editors set it for their remote terminals.
 */
export function canOpenBrowser(env: Environment, machine: Machine): boolean {
  if (env.BROWSER) return true;
  if (env.CI && env.CI !== 'false') return false;
  if (env.SSH_CONNECTION || env.SSH_TTY || machine.container) return false;
  if (machine.platform === 'darwin' || machine.platform === 'win32' || machine.wsl) return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Looks at the machine that this process runs on. */
export function thisMachine(env: Environment): Machine {
  const linux = process.platform === 'linux';
  return {
    platform: process.platform,
    wsl: linux && (Boolean(env.WSL_DISTRO_NAME) || /microsoft/i.test(readText('/proc/version'))),
    container: linux && isContainer(env),
  };
}

function isContainer(env: Environment): boolean {
  return (
    Boolean(env.KUBERNETES_SERVICE_HOST || env.container) ||
    existsSync('/.dockerenv') ||
    existsSync('/run/.containerenv')
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
