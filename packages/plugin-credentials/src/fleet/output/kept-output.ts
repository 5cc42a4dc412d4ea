import type { OutputStream } from '@sso/cli-kit';
import { SpillFile } from './spill-file.ts';

/** What is held in memory of one program; the rest goes to a file. Bytes. */
const mostInMemory = 256 * 1024;

interface Piece {
  readonly stream: OutputStream;
  readonly bytes: Uint8Array;
}

/** A part of the file. */
interface Spilled {
  readonly stream: OutputStream;
  length: number;
}

/** What a program has printed, kept in its order until it has ended. */
export class KeptOutput {
  readonly #pieces: Piece[] = [];
  readonly #spilled: Spilled[] = [];
  #held = 0;
  #file: SpillFile | undefined;
  #problem: unknown;

  /** Why the rest of the output is lost: the file could not be written. */
  get problem(): unknown {
    return this.#problem;
  }

  add(stream: OutputStream, bytes: Uint8Array): void {
    if (this.#problem !== undefined) return;
    if (this.#file === undefined && this.#held + bytes.length <= mostInMemory) {
      this.#pieces.push({ stream, bytes });
      this.#held += bytes.length;
      return;
    }
    try {
      this.#file ??= new SpillFile();
      this.#file.append(bytes);
      this.#note(stream, bytes.length);
    } catch (error) {
      this.#problem = error;
    }
  }

  /** Piece by piece; of one stream only, where it is named. */
  *read(wanted?: OutputStream): Generator<Piece, void> {
    const isWanted = ({ stream }: { readonly stream: OutputStream }): boolean =>
      wanted === undefined || stream === wanted;
    yield* this.#pieces.filter(isWanted);
    let from = 0;
    for (const part of this.#spilled) {
      if (isWanted(part) && this.#file !== undefined) {
        for (const bytes of this.#file.read(from, part.length)) yield { stream: part.stream, bytes };
      }
      from += part.length;
    }
  }

  discard(): void {
    this.#pieces.length = 0;
    this.#file?.close();
    this.#file = undefined;
  }

  #note(stream: OutputStream, length: number): void {
    const last = this.#spilled.at(-1);
    if (last?.stream === stream) last.length += length;
    else this.#spilled.push({ stream, length });
  }
}
