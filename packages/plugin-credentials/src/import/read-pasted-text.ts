import { readPastedCredentials } from '@sso/core';
import { readClipboard } from '../clipboard/read.ts';
import { text } from '../messages/text.ts';
import { readTerminal } from './read-terminal.ts';

/** More than any paste has. */
const mostBytes = 1024 * 1024;

export interface ReadPastedTextOptions {
  readonly clip: boolean;
  /** Shows text on stderr as it is. */
  readonly show: (text: string) => void;
  /** Asked for where the terminal is read: from then on Ctrl-C and SIGTERM are the signal's. */
  readonly signal: () => AbortSignal;
}

/**
 * What the person copied: from the clipboard, from a terminal that does not show it, or from a pipe. Never from an argument, which
 * would stay in the shell's history.
 * @throws SsoError `clipboard-unavailable`, `cancelled`
 */
export async function readPastedText({ clip, show, signal }: ReadPastedTextOptions): Promise<string> {
  if (clip) return readClipboard();
  const { stdin } = process;
  if (!stdin.isTTY) return readPipe(stdin);
  return readTerminal(stdin, {
    show,
    prompt: text.import.paste,
    isComplete: (pasted) => readPastedCredentials(pasted).kind === 'credentials',
    signal: signal(),
  });
}

async function readPipe(input: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
