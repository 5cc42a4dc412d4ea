import { altKeys, controlKeys, functionKey } from './bindings.ts';
import type { Key, KeyCommand } from './key.ts';

const escapeCharacter = '\x1b';
const pasteEnd = '\x1b[201~';

/** A part of the input that means one thing. */
const patterns = {
  pasteStart: /^\x1b\[200~/,
  /** The second bracket is that of the Linux console's function keys. */
  csi: /^\x1b\[(\[?[0-?]*)[ -/]*([@-~])/,
  ss3: /^\x1bO([0-9;]*)([@-~])/,
  alt: /^\x1b([^\x00-\x1f[O]|\x08)/u,
  text: /^[^\x00-\x1f\x7f]+/,
} as const;

/** What may still become one of those, once the rest of it has arrived. */
const begun = /^\x1b(?:$|\[\[?[0-?]*[ -/]*$|O[0-9;]*$)/;

/** Nobody's keyboard sends more than this for one key. */
const longestSequence = 64;

/**
 * Takes what a terminal sends apart into keys. It comes in pieces that may end anywhere, so that what could still become a
 * sequence is kept until the next piece or {@link flush}. Nothing that arrives is an error; what means nothing is passed over.
 */
export class KeyDecoder {
  #rest = '';
  /** What of a paste has arrived, while it has not ended. */
  #paste: string | undefined;

  /** Whether an escape waits for what follows it. Where nothing does for a while, it was the Escape key: see {@link flush}. */
  get isPending(): boolean {
    return this.#paste === undefined && this.#rest !== '';
  }

  /** @param piece decoded as UTF-8 */
  decode(piece: string): readonly Key[] {
    const keys: Key[] = [];
    this.#rest += piece;
    while (this.#rest !== '') {
      const taken = this.#paste === undefined ? this.#takeKey(keys) : this.#takePaste(keys);
      if (taken === 0) break;
      this.#rest = this.#rest.slice(taken);
    }
    return keys;
  }

  /** Nothing followed an escape. */
  flush(): readonly Key[] {
    if (!this.isPending) return [];
    const alone = this.#rest === escapeCharacter;
    this.#rest = '';
    return alone ? [{ kind: 'command', command: 'cancel' }] : [];
  }

  /** @returns how much of the rest was read; 0 where more of it is needed */
  #takeKey(keys: Key[]): number {
    const rest = this.#rest;
    const text = patterns.text.exec(rest)?.[0];
    if (text !== undefined) {
      keys.push({ kind: 'text', text });
      return text.length;
    }
    if (!rest.startsWith(escapeCharacter)) {
      push(keys, controlKeys[rest.charAt(0)]);
      return 1;
    }
    if (!begun.test(rest)) return this.#takeSequence(keys);
    return rest.length < longestSequence ? 0 : rest.length;
  }

  #takeSequence(keys: Key[]): number {
    const rest = this.#rest;
    const paste = patterns.pasteStart.exec(rest);
    if (paste !== null) {
      this.#paste = '';
      return paste[0].length;
    }
    const [sequence, parameters = '', final = ''] = patterns.csi.exec(rest) ?? patterns.ss3.exec(rest) ?? [];
    if (sequence !== undefined) {
      push(keys, functionKey(parameters, final));
      return sequence.length;
    }
    const [alt, key = ''] = patterns.alt.exec(rest) ?? [];
    if (alt !== undefined) {
      push(keys, altKeys[key]);
      return alt.length;
    }
    if (/^\x1b[[O]/.test(rest)) return 2;
    // An escape that begins nothing is the key, and what follows it the next one.
    push(keys, 'cancel');
    return 1;
  }

  #takePaste(keys: Key[]): number {
    const end = this.#rest.indexOf(pasteEnd);
    if (end < 0) {
      // All but what may be the beginning of the end.
      const safe = Math.max(0, this.#rest.length - pasteEnd.length + 1);
      this.#paste += this.#rest.slice(0, safe);
      return safe;
    }
    const text = `${this.#paste}${this.#rest.slice(0, end)}`;
    this.#paste = undefined;
    keys.push({ kind: 'text', text });
    return end + pasteEnd.length;
  }
}

function push(keys: Key[], command: KeyCommand | undefined): void {
  if (command !== undefined) keys.push({ kind: 'command', command });
}
