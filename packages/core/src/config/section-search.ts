import { headerOf } from './ini/parse.ts';
import { strip } from './ini/whitespace.ts';

/** The bytes of a section, from its header's line to the next one's. `unsure`: only parsing the whole file can tell. */
export type SectionSearch = Uint8Array | 'absent' | 'unsure';

export interface WantedSection {
  readonly name: string;
  /** The one form of the header's line that is taken for certain: text with its brackets. */
  readonly line: string;
  /** Whether the text between the brackets of a header means this section. */
  readonly means: (header: string) => boolean;
}

/** Goes through a file as `Files.readPieces` does. */
export type ReadPieces = (visit: (piece: Uint8Array, isLast: boolean) => number) => unknown;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const leftBracket = 0x5b;
const byteOrderMark = Buffer.from('\uFEFF');

/** More lines to look at than this, and parsing the file is no slower. */
const mostLines = 5_000;

/**
 * Finds single sections of an ini file by the bytes of their headers. A line that begins with `[` in its first column continues
 * nothing, so what a header begins ends before the next such line: pieces of the file are cut there. Nothing is certain in a file
 * that has a CR, a byte order mark, `[DEFAULT]`, or more odd headers than are worth a look.
 */
export class SectionFinder {
  readonly #readPieces: ReadPieces;
  /** Headers in which a name may stand in another way than plainly and before the bracket: quoted, escaped, or before a blank. */
  readonly #oddHeaders: string[] = [];
  #linesToLookAt = mostLines;
  #isRead = false;

  constructor(readPieces: ReadPieces) {
    this.#readPieces = readPieces;
  }

  find(wanted: WantedSection): SectionSearch {
    const found: SectionSearch[] = [];
    let isFirst = true;
    this.#forEachPiece((piece) => {
      const isCut = isFirst || headerAt(piece, 0) !== undefined;
      if (!isCut || (!this.#isRead && !this.#isOrderly(piece, { isFirst }))) found.push('unsure');
      else found.push(findInPiece(piece, wanted));
      isFirst = false;
    });
    this.#isRead = true;
    if (this.#oddHeaders.some(wanted.means)) return 'unsure';
    const [section, ...more] = found.filter((result) => result !== 'absent');
    return more.length > 0 ? 'unsure' : (section ?? 'absent');
  }

  /** Gives whole sections to `visit`. */
  #forEachPiece(visit: (piece: Buffer) => void): void {
    this.#readPieces((bytes, isLast) => {
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const end = isLast ? piece.length : piece.lastIndexOf('\n[') + 1;
      if (end > 0) visit(piece.subarray(0, end));
      return piece.length - end;
    });
  }

  /** Collects the odd headers. `false` where nothing in the file is certain. */
  #isOrderly(piece: Buffer, { isFirst }: { readonly isFirst: boolean }): boolean {
    if (piece.includes(carriageReturn) || piece.includes('FAULT]')) return false;
    if (isFirst && piece.subarray(0, 3).equals(byteOrderMark)) return false;
    for (const mark of ['"', "'", '\\', ' ]', '\t]']) {
      const found = linesWith(piece, mark);
      this.#linesToLookAt -= found.length;
      if (this.#linesToLookAt < 0) return false;
      const headers = found.map((start) => headerAt(piece, start));
      this.#oddHeaders.push(...headers.filter((header) => header !== undefined));
    }
    return true;
  }
}

function findInPiece(piece: Buffer, { name, line, means }: WantedSection): SectionSearch {
  const candidates = linesWith(piece, `${name}]`).filter((place) => {
    const header = headerAt(piece, place);
    return header !== undefined && means(header);
  });
  const [start] = candidates;
  if (start === undefined) return 'absent';
  const isPlain = piece.toString('latin1', start, lineEnd(piece, start)) === line;
  return candidates.length === 1 && isPlain ? sliceFrom(piece, start) : 'unsure';
}

/** A line that begins with a bracket and is no header is a key of the section above it, or an error. */
function sliceFrom(piece: Buffer, start: number): SectionSearch {
  const feed = piece.indexOf('\n[', start);
  if (feed !== -1 && headerAt(piece, feed + 1) === undefined) return 'unsure';
  return new Uint8Array(piece.subarray(start, feed === -1 ? piece.length : feed + 1));
}

/**
 * Where the lines begin that hold the text, each once, however often it does. Backwards, as short texts are then looked for by their last,
 * rarest character.
 */
function linesWith(piece: Buffer, text: string): readonly number[] {
  const found: number[] = [];
  for (let from = piece.length; from >= 0; ) {
    const place = piece.lastIndexOf(text, from);
    if (place === -1) return found;
    const start = place === 0 ? 0 : piece.lastIndexOf(lineFeed, place - 1) + 1;
    found.push(start);
    from = start - 1;
  }
  return found;
}

/** What stands between the brackets of the line, if it is a header or looks like one, whatever its indentation. */
function headerAt(piece: Buffer, start: number): string | undefined {
  const bytes = piece.subarray(start, lineEnd(piece, start));
  if (!bytes.includes(leftBracket)) return undefined;
  const line = strip(bytes.toString('utf8'));
  return line.startsWith('[') ? headerOf(line) : undefined;
}

function lineEnd(piece: Buffer, start: number): number {
  const end = piece.indexOf(lineFeed, start);
  return end === -1 ? piece.length : end;
}
