import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pieceLength = 64 * 1024;

/** A file without a name, as far as the system allows that, for what a program prints: it may be secret. */
export class SpillFile {
  readonly #path = join(tmpdir(), `sso-exec-${randomUUID()}`);
  readonly #descriptor: number;
  #isNamed = true;

  constructor() {
    // It must not be there: no link of somebody else's is followed.
    this.#descriptor = openSync(this.#path, 'wx+', 0o600);
    this.#unlink();
  }

  append(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(this.#descriptor, rest));
  }

  *read(from: number, length: number): Generator<Uint8Array, void> {
    for (let at = from; at < from + length; ) {
      const piece = Buffer.allocUnsafe(Math.min(pieceLength, from + length - at));
      const count = readSync(this.#descriptor, piece, 0, piece.length, at);
      if (count === 0) return;
      yield piece.subarray(0, count);
      at += count;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    if (this.#isNamed) this.#unlink();
  }

  /** Windows keeps the name of an open file. */
  #unlink(): void {
    try {
      unlinkSync(this.#path);
      this.#isNamed = false;
    } catch (error) {
      if (process.platform !== 'win32') throw error;
    }
  }
}
