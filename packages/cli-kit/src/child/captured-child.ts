import type { ChildProcess } from 'node:child_process';
import { type ChildEnd, childEnd, notStarted, systemCode } from './child-end.ts';

export type OutputStream = 'stdout' | 'stderr';

export interface CapturedChildOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Gets what the program writes, as it comes: a letter may be in two pieces. */
  readonly onOutput: (stream: OutputStream, bytes: Uint8Array) => void;
}

/** A program that runs beside others. */
export interface CapturedChild {
  /** When the program has ended and all of its output was handed over. */
  readonly end: Promise<ChildEnd>;
  /** Sends a signal to the program and to what it has started. SIGKILL also ends the waiting for output. */
  send(signal: NodeJS.Signals): void;
}

/** On Windows there are no groups of processes, and a new session would open a window. */
const hasGroups = process.platform !== 'win32';

/**
 * Starts a program, without a shell, whose output is handed over. Its stdin is empty. It is in a session of its own: signals of the
 * terminal do not reach it, and it cannot ask anything there.
 */
export async function startCapturedChild(
  command: string,
  args: readonly string[],
  { env, onOutput }: CapturedChildOptions,
): Promise<CapturedChild> {
  // As in runChild.
  const { default: spawn } = await import('cross-spawn');
  let isEnded = false;
  let child: ChildProcess;
  try {
    child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: hasGroups });
  } catch (error) {
    return { end: Promise.resolve(notStarted(command, error)), send: () => undefined };
  }
  child.stdout?.on('data', (bytes: Uint8Array) => onOutput('stdout', bytes));
  child.stderr?.on('data', (bytes: Uint8Array) => onOutput('stderr', bytes));
  const end = new Promise<ChildEnd>((resolve) => {
    child.once('close', (exitCode, signal) => {
      isEnded = true;
      resolve(childEnd(exitCode, signal));
    });
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(notStarted(command, error));
    });
  });
  return { end, send: (signal) => (isEnded ? undefined : send(child, signal)) };
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (signal === 'SIGKILL') leaveOutput(child);
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    // All have ended by themselves, or are programs of another user.
    if (!['ESRCH', 'EPERM'].includes(systemCode(error))) throw error;
  }
}

/** What has left the group may hold the output open for ever. */
function leaveOutput(child: ChildProcess): void {
  const leave = (): void => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  if (child.exitCode !== null || child.signalCode !== null) leave();
  else child.once('exit', leave);
}
