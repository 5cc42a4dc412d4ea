const lineFeed = 0x0a;

/** A line that is longer is broken: what has not been shown yet is held in memory. Bytes. */
const longestLine = 1024 * 1024;

/**
 * Puts a text before each line of a stream of bytes. A line is handed on when it is whole, so that those of several programs do not
 * mix. In UTF-8 no other letter has a line feed in it: the bytes of a line stay as they are.
 */
export class PrefixedLines {
  readonly #prefix: Uint8Array;
  readonly #write: (bytes: Uint8Array) => void;
  #begun: Uint8Array[] = [];
  #length = 0;

  constructor(prefix: string, write: (bytes: Uint8Array) => void) {
    this.#prefix = Buffer.from(prefix);
    this.#write = write;
  }

  add(bytes: Uint8Array): void {
    const whole: Uint8Array[] = [];
    let begin = 0;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, begin)) {
      // One by one: as arguments of a call they may be too many.
      for (const part of [this.#prefix, ...this.#begun, bytes.subarray(begin, at + 1)]) whole.push(part);
      this.#forget();
      begin = at + 1;
    }
    if (whole.length > 0) this.#write(Buffer.concat(whole));
    if (begin === bytes.length) return;
    this.#begun.push(bytes.subarray(begin));
    this.#length += bytes.length - begin;
    if (this.#length > longestLine) this.end();
  }

  /** Ends a line that was begun. */
  end(): void {
    if (this.#length === 0) return;
    this.#write(Buffer.concat([this.#prefix, ...this.#begun, Uint8Array.of(lineFeed)]));
    this.#forget();
  }

  #forget(): void {
    this.#begun = [];
    this.#length = 0;
  }
}
