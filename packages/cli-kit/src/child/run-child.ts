import type { ChildProcess } from 'node:child_process';
import { isatty } from 'node:tty';

export type ChildEnd =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: NodeJS.Signals }
  /** `reason` is a code of the system. */
  | { readonly kind: 'not-started'; readonly command: string; readonly reason: string };

/**
 * Runs a program to its end, without a shell, with our own stdin, stdout and stderr. Signals go to it, and this process lives as
 * long as it does.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>> },
): Promise<ChildEnd> {
  // On Windows it finds the .cmd files of npm and quotes for them; elsewhere it is Node's own spawn.
  const { default: spawn } = await import('cross-spawn');
  return new Promise((resolve) => {
    const notStarted = (error: unknown): void => {
      resolve({ kind: 'not-started', command, reason: codeOf(error) });
    };
    try {
      const child = spawn(command, [...args], { env: options.env, stdio: 'inherit' });
      const stop = passSignalsOn(child);
      child.once('exit', (exitCode, signal) => {
        stop();
        resolve(
          signal === null ? { kind: 'exited', exitCode: exitCode ?? 1 } : { kind: 'signalled', signal },
        );
      });
      // Also where a signal cannot be sent, as to a program of another user: then it still runs.
      child.on('error', (error) => {
        if (child.pid !== undefined) return;
        stop();
        notStarted(error);
      });
    } catch (error) {
      notStarted(error);
    }
  });
}

const passedOn = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'] as const;

/** The terminal sends these to every program in the foreground: the child has them already, and two could mean "at once". */
const fromKeyboard = ['SIGINT', 'SIGQUIT'] as const;

function passSignalsOn(child: ChildProcess): () => void {
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const leaveToTerminal = (): void => undefined;
  const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  const onKeyboard = atTerminal ? leaveToTerminal : pass;
  for (const signal of passedOn) process.on(signal, pass);
  for (const signal of fromKeyboard) process.on(signal, onKeyboard);
  return () => {
    for (const signal of passedOn) process.removeListener(signal, pass);
    for (const signal of fromKeyboard) process.removeListener(signal, onKeyboard);
  };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
