import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './temporary-home.ts';

export interface ProgramOptions {
  /** The whole environment: nothing of the caller's own is added. */
  readonly env: Environment;
  readonly cwd?: string | undefined;
  /** Bytes or text for stdin, which is at its end otherwise. */
  readonly input?: string | Uint8Array | undefined;
  /** Milliseconds, 25 000 when absent; then the program and what it started are killed. */
  readonly timeout?: number | undefined;
  /** Sends a signal to the program itself, once, as soon as its output shows the text. */
  readonly signalWhen?: { readonly shows: string; readonly signal: NodeJS.Signals } | undefined;
}

export interface ProgramResult {
  /** Decoded as UTF-8. */
  readonly stdout: string;
  readonly stderr: string;
  /** As it came, for what is not text. */
  readonly stdoutBytes: Uint8Array;
  /** Absent where a signal ended the program. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
}

/**
 * Runs a program to its end, whatever its exit code. It gets no terminal, not even by `/dev/tty`.
 * Rejects where it cannot be started or takes too long, with what it printed so far.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { env, cwd, input, timeout = 25_000 } = options;
  // A session of its own: no controlling terminal, and one signal reaches all that it started.
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  if (options.signalWhen !== undefined) signalWhen(child, options.signalWhen);
  // A program may end without having read its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);

  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      killGroup(child);
      reject(new Error(tooLong([command, ...args], timeout, Buffer.concat(stdout), Buffer.concat(stderr))));
    }, timeout);
    child.once('error', (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    child.once('close', (exitCode, signal) => {
      clearTimeout(deadline);
      const bytes = Buffer.concat(stdout);
      resolve({
        stdout: bytes.toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
        stdoutBytes: new Uint8Array(bytes),
        exitCode: exitCode ?? undefined,
        signal: signal ?? undefined,
      });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): readonly Buffer[] {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return chunks;
}

function signalWhen(child: ChildProcess, { shows, signal }: NonNullable<ProgramOptions['signalWhen']>): void {
  let shown = '';
  const look = (chunk: Buffer): void => {
    if (shown.includes(shows)) return;
    shown += chunk.toString('latin1');
    if (shown.includes(shows)) child.kill(signal);
  };
  child.stdout?.on('data', look);
  child.stderr?.on('data', look);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself just now. (Not `instanceof Error`: jest's modules have an `Error` of their own.)
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function tooLong(command: readonly string[], timeout: number, stdout: Buffer, stderr: Buffer): string {
  return `${command.join(' ')} had not ended after ${timeout} ms\nstdout: ${stdout}\nstderr: ${stderr}`;
}
