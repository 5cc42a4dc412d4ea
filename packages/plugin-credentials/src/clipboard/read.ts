import { SsoError } from '@sso/core';
import { type ClipboardProgram, runClipboardProgram } from './run-program.ts';

const programs: readonly ClipboardProgram[] = [
  { command: 'pbpaste', args: [] },
  { command: 'powershell.exe', args: ['-NoProfile', '-NonInteractive', '-Command', 'Get-Clipboard -Raw'] },
  { command: 'wl-paste', args: ['--no-newline'] },
  { command: 'xclip', args: ['-selection', 'clipboard', '-o'] },
  { command: 'xsel', args: ['--clipboard', '--output'] },
];

/**
 * The text in the clipboard, by the first program that is there and can.
 * @throws SsoError `clipboard-unavailable`
 */
export async function readClipboard(): Promise<string> {
  for (const program of programs) {
    const content = await runClipboardProgram(program, '', { reads: true });
    if (content !== undefined) return content;
  }
  throw new SsoError('clipboard-unavailable', { programs: programs.map(({ command }) => command) });
}
