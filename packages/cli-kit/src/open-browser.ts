import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { SsoError } from '@sso/core';

type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenBrowserOptions {
  /** Opens the system's own browser. Default: the `open` package. */
  readonly openDefault?: (url: string) => Promise<unknown>;
  readonly platform?: NodeJS.Platform;
}

/**
 * Opens `url` with the command of `BROWSER`, or else in the system's default browser. Returns when the browser was
 * started, which does not say that a page is seen: show the address as well.
 * @throws SsoError `browser-unavailable` where nothing could be started, or `url` is not http(s).
 */
export async function openBrowser(
  url: string,
  env: Environment,
  options: OpenBrowserOptions = {},
): Promise<void> {
  if (!isWebAddress(url))
    throw new SsoError('browser-unavailable', { url, reason: 'not an http(s) address' });
  await openAddress(url, env, options);
}

/**
 * Opens a file of this machine in the browser, as {@link openBrowser} opens an address.
 * @throws SsoError `browser-unavailable`
 */
export async function openFile(
  path: string,
  env: Environment,
  options: OpenBrowserOptions = {},
): Promise<void> {
  await openAddress(pathToFileURL(path).href, env, options);
}

async function openAddress(url: string, env: Environment, options: OpenBrowserOptions): Promise<void> {
  const commands = browserCommands(env.BROWSER ?? '', url, options.platform);
  const problems: unknown[] = [];
  for (const command of commands) {
    try {
      return await start(command);
    } catch (error) {
      problems.push(error);
    }
  }
  try {
    await (options.openDefault ?? openWithSystem)(url);
  } catch (error) {
    const reason = reasonOf(problems[0] ?? error);
    throw new SsoError('browser-unavailable', { url, reason }, { cause: error });
  }
}

/**
 * The commands that a `BROWSER` variable names, tried in turn: separated by colons (on Windows there is one), words by
 * blanks, and `%s` stands for the address, which otherwise comes last. No shell reads them.
 */
export function browserCommands(
  variable: string,
  url: string,
  platform: NodeJS.Platform = process.platform,
): readonly (readonly [command: string, ...args: string[]])[] {
  // A path of Windows has a colon and often blanks of its own.
  const entries =
    platform === 'win32' ? [[variable.trim()]] : variable.split(':').map((entry) => entry.split(/\s+/));
  return entries.flatMap((entry) => {
    const [command, ...args] = entry.filter((word) => word !== '');
    if (command === undefined) return [];
    const filled = args.map((word) => word.replaceAll('%s', () => url));
    return [[command, ...(args.some((word) => word.includes('%s')) ? filled : [...filled, url])]];
  });
}

function isWebAddress(url: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}

function start([command, ...args]: readonly [command: string, ...args: string[]]): Promise<void> {
  return new Promise((done, failed) => {
    const child: ChildProcess = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.once('error', failed);
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}

async function openWithSystem(url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
