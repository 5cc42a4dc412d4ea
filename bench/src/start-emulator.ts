import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmulatorAddress } from './emulator-process.ts';

export interface EmulatorProcess {
  readonly address: EmulatorAddress;
  stop(): void;
}

/** Starts the emulator in a process of its own: the measuring one waits for its children and answers nobody meanwhile. */
export function startEmulatorProcess(): Promise<EmulatorProcess> {
  const child = fork(fileURLToPath(new URL('./emulator-process.ts', import.meta.url)));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The emulator ended with ${code} before it was ready.`)));
    child.once('message', (message) =>
      done({ address: message as EmulatorAddress, stop: () => child.disconnect() }),
    );
  });
}
