import { spawn } from 'node:child_process';
import { cleanUpAfter } from './cleanup.ts';
import type { Environment } from './temporary-home.ts';

/** A program that runs beside the test, such as a server. */
export interface RunningProgram {
  /** Resolves with what stdout and stderr hold as soon as stdout shows the text; rejects where the program ends before. */
  shows(text: string): Promise<{ readonly stdout: string; readonly stderr: string }>;
  /** Sends a signal to the program alone. */
  signal(signal: NodeJS.Signals): void;
  /** When it has ended by itself. */
  readonly ended: Promise<{
    readonly exitCode: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
  /** Sends a signal, and resolves when the program has ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly exitCode: number | null; readonly stderr: string }>;
}

/** Starts a program without a terminal and without input. It is killed at the end of the test. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly env: Environment },
): RunningProgram {
  const child = spawn(command, args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const result = ended.then((exitCode) => ({ exitCode, ...output }));
  result.catch(() => undefined);
  cleanUpAfter('test', async () => {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
  });
  return {
    async shows(text) {
      const seen = new Promise<void>((resolve) => {
        const look = (): void => {
          if (output.stdout.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        look();
      });
      await Promise.race([seen, ended]);
      if (output.stdout.includes(text)) return { ...output };
      throw new Error(`The program ended and never showed ${text}.\n${output.stdout}${output.stderr}`);
    },
    signal: (signal) => {
      child.kill(signal);
    },
    ended: result,
    async end(signal) {
      child.kill(signal);
      return { exitCode: await ended, stderr: output.stderr };
    },
  };
}
