import type { KeyCommand } from './key.ts';

/** Keys that send one control character, as fzf has them. */
export const controlKeys: Readonly<Record<string, KeyCommand>> = {
  '\x01': 'line-start', // Ctrl-A
  '\x02': 'left', // Ctrl-B
  '\x03': 'cancel', // Ctrl-C
  '\x04': 'delete-right', // Ctrl-D
  '\x05': 'line-end', // Ctrl-E
  '\x06': 'right', // Ctrl-F
  '\x07': 'cancel', // Ctrl-G
  '\x08': 'delete-left', // Ctrl-H
  '\x0a': 'down', // Ctrl-J
  '\x0b': 'up', // Ctrl-K
  '\x0c': 'redraw', // Ctrl-L
  '\x0d': 'accept', // Enter
  '\x0e': 'down', // Ctrl-N
  '\x10': 'up', // Ctrl-P
  '\x11': 'cancel', // Ctrl-Q
  '\x15': 'delete-line-left', // Ctrl-U
  '\x17': 'delete-word-left', // Ctrl-W
  '\x7f': 'delete-left', // Backspace
};

/** Keys together with Alt, which sends an escape first. */
export const altKeys: Readonly<Record<string, KeyCommand>> = {
  b: 'word-left',
  f: 'word-right',
  d: 'delete-word-right',
  '\x7f': 'delete-word-left',
  '\x08': 'delete-word-left',
  '<': 'first',
  '>': 'last',
};

/** The last letter of a sequence without a number, or its number where it ends with `~`. */
const functionKeys: Readonly<Record<string, KeyCommand>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'line-start',
  F: 'line-end',
  '1~': 'line-start',
  '3~': 'delete-right',
  '4~': 'line-end',
  '5~': 'page-up',
  '6~': 'page-down',
  '7~': 'line-start',
  '8~': 'line-end',
};

/** The same with Ctrl or Alt held down, where that makes a difference. */
const modifiedKeys: Readonly<Record<string, KeyCommand>> = {
  C: 'word-right',
  D: 'word-left',
  H: 'first',
  F: 'last',
  '1~': 'first',
  '3~': 'delete-word-right',
  '4~': 'last',
};

/** Of xterm's modifiers: 1 and a bit each for Shift (1), Alt (2) and Ctrl (4). */
const altOrCtrl = 2 | 4;

/**
 * What a CSI or SS3 sequence means.
 * @param parameters `5` or `1;5`
 * @param final the letter or `~` at the end
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-PC-Style-Function-Keys
 */
export function functionKey(parameters: string, final: string): KeyCommand | undefined {
  if (parameters.startsWith('[')) return undefined;
  const [number = '', modifier = '1'] = parameters.split(';');
  const key = final === '~' ? `${number}~` : final;
  const modified = ((Number(modifier) - 1) & altOrCtrl) !== 0;
  const commands = modified ? { ...functionKeys, ...modifiedKeys } : functionKeys;
  return Object.hasOwn(commands, key) ? commands[key] : undefined;
}
