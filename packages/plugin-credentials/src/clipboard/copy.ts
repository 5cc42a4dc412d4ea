import { SsoError } from '@sso/core';
import { type ClipboardProgram, runClipboardProgram } from './run-program.ts';

const programs: readonly ClipboardProgram[] = [
  { command: 'pbcopy', args: [] },
  { command: 'clip.exe', args: [] },
  { command: 'wl-copy', args: [] },
  { command: 'xclip', args: ['-selection', 'clipboard'] },
  { command: 'xsel', args: ['--clipboard', '--input'] },
];

/**
 * Puts text into the clipboard by the first program that is there and can. The text goes to its stdin: arguments are there for
 * everybody on the machine to see.
 * @throws SsoError `clipboard-unavailable`
 */
export async function copyToClipboard(content: string): Promise<void> {
  for (const program of programs) {
    if ((await runClipboardProgram(program, content, { reads: false })) !== undefined) return;
  }
  throw new SsoError('clipboard-unavailable', { programs: programs.map(({ command }) => command) });
}
