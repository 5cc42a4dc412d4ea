import { SsoError } from '@sso/core';
import { PasteBuffer } from './paste-buffer.ts';

/** The part of `process.stdin` at a terminal that is needed. */
export interface TerminalInput {
  setRawMode(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (chunk: string) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: string) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
}

export interface ReadTerminalOptions {
  /** Shows a prompt and control sequences. */
  readonly show: (text: string) => void;
  readonly prompt: string;
  /** Whether a text that was pasted makes sense by itself. */
  readonly isComplete: (text: string) => boolean;
  readonly signal: AbortSignal;
}

const bracketedPasteOn = '\x1b[?2004h';
const bracketedPasteOff = '\x1b[?2004l';

/**
 * Reads a paste from the terminal. Nothing of it is shown, and as the terminal passes on every key at once, lines may be as long
 * as they like (otherwise Linux takes 4095 characters of one).
 * @throws SsoError `cancelled` at Ctrl-C; the signal's reason when it is aborted
 */
export async function readTerminal(input: TerminalInput, options: ReadTerminalOptions): Promise<string> {
  const { show, prompt, isComplete, signal } = options;
  signal.throwIfAborted();
  const buffer = new PasteBuffer(isComplete);
  input.setRawMode(true);
  input.setEncoding('utf8');
  show(`${bracketedPasteOn}${prompt}\n`);
  try {
    await untilComplete(input, buffer, signal);
    return buffer.text;
  } finally {
    show(bracketedPasteOff);
    input.setRawMode(false);
    input.pause();
  }
}

function untilComplete(input: TerminalInput, buffer: PasteBuffer, signal: AbortSignal): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const onData = (chunk: string): void => {
      const state = buffer.push(chunk);
      if (state === 'open') return;
      stop();
      if (state === 'complete') resolve();
      else reject(new SsoError('cancelled', {}));
    };
    const onEnd = (): void => {
      stop();
      resolve();
    };
    const onAbort = (): void => {
      stop();
      reject(signal.reason);
    };
    const stop = (): void => {
      input.off('data', onData);
      input.off('end', onEnd);
      signal.removeEventListener('abort', onAbort);
    };
    input.on('data', onData);
    input.on('end', onEnd);
    signal.addEventListener('abort', onAbort, { once: true });
    input.resume();
  });
}
