import type { Log, Runtime } from '../runtime.ts';
import type { Warn } from '../warnings.ts';
import { nodeFiles } from './files.ts';
import { loggedFiles } from './logged-files.ts';
import { loggedHttp } from './logged-http.ts';

export interface NodeRuntimeOptions {
  /** Default: nothing is logged. */
  readonly log?: Log;
  /** Default: nobody is told. */
  readonly warn?: Warn;
  /** Also where the proxies are looked up. Default: `process.env`. */
  readonly env?: Runtime['env'];
  /** Absolute path. Default: the home folder of whoever runs this process. */
  readonly homeDirectory?: string;
}

/** The real world: this process's environment and clock, the file system, the network. What is seldom needed is loaded when it is. */
export function createNodeRuntime(options: NodeRuntimeOptions = {}): Runtime {
  const { env = process.env, log } = options;
  return {
    env,
    homeDirectory: options.homeDirectory ?? ownHomeDirectory(),
    now: Date.now,
    sleep,
    // The global is made when it is first asked for, which `node:crypto` as an import is not.
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    files: log === undefined ? nodeFiles : loggedFiles(nodeFiles, log),
    httpHandler: async (handlerOptions) => {
      const { createHttpHandler } = await import('./http-handler.ts');
      const http = await createHttpHandler({ ...handlerOptions, env });
      return log === undefined ? http : loggedHttp(http, log);
    },
    listenOnLoopback: async (listener) => (await import('./loopback.ts')).listenOnLoopback(listener),
    log: log ?? (() => undefined),
    warn: options.warn ?? (() => undefined),
  };
}

/** As `homedir` of `node:os`, which takes longer to load than the variable to read that it looks at first. */
function ownHomeDirectory(): string {
  const named = process.platform === 'win32' ? undefined : process.env.HOME;
  return named ?? process.getBuiltinModule('node:os').homedir();
}

/** `setTimeout` takes no more (24 days), and is over at once where it is given more. */
const longestSleep = 2 ** 31 - 1;

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      failed(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        done();
      },
      Math.min(milliseconds, longestSleep),
    );
    signal?.addEventListener('abort', stop, { once: true });
  });
}
