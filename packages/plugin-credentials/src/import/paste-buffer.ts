/** What a terminal in "bracketed paste" mode puts around a paste. */
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';
const interrupt = '\x03';
const endOfTransmission = '\x04';

/** More than any paste has. */
const mostCharacters = 1024 * 1024;

export type PasteState = 'open' | 'complete' | 'cancelled';

/**
 * What is typed and pasted at a terminal that echoes nothing, until it is complete: at Ctrl-D, at an empty line after some text, or
 * at the end of a paste that makes sense. Nothing within a paste ends it, and neither does an empty line that more came with: what
 * is left unread would go to the shell, and into its history.
 */
export class PasteBuffer {
  #received = '';
  readonly #isComplete: (text: string) => boolean;

  /** @param isComplete whether a text that was pasted makes sense by itself */
  constructor(isComplete: (text: string) => boolean) {
    this.#isComplete = isComplete;
  }

  /** Without the marks and keys that ended it; line ends are line feeds. */
  get text(): string {
    return this.#received
      .replaceAll(pasteStart, '')
      .replaceAll(pasteEnd, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\x04.*$/s, '');
  }

  /** Takes what has come from the terminal. */
  push(chunk: string): PasteState {
    this.#received += chunk;
    if (this.#received.length > mostCharacters) return 'complete';
    if (this.#received.lastIndexOf(pasteStart) > this.#received.lastIndexOf(pasteEnd)) return 'open';
    const typed = this.#received.replace(/\x1b\[200~.*?\x1b\[201~/gs, '');
    if (typed.includes(interrupt)) return 'cancelled';
    if (typed.includes(endOfTransmission)) return 'complete';
    const { text } = this;
    if (this.#received.endsWith(pasteEnd) && this.#isComplete(text)) return 'complete';
    // Two looks, as one from each letter to the end takes seconds for a file that was pasted by mistake.
    return /\S/.test(text) && /\n[ \t]*\n$/.test(text) ? 'complete' : 'open';
  }
}
