import type { ChildProcess } from 'node:child_process';
import { isatty } from 'node:tty';
import { type ChildEnd, childEnd, notStarted } from './child-end.ts';

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
    try {
      const child = spawn(command, [...args], { env: options.env, stdio: 'inherit' });
      const stop = passSignalsOn(child);
      child.once('exit', (exitCode, signal) => {
        stop();
        resolve(childEnd(exitCode, signal));
      });
      // Also where a signal cannot be sent, as to a program of another user: then it still runs.
      child.on('error', (error) => {
        if (child.pid !== undefined) return;
        stop();
        resolve(notStarted(command, error));
      });
    } catch (error) {
      resolve(notStarted(command, error));
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
