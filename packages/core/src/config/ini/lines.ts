const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Walks over a text line by line. CRLF, LF and a lone CR end a line, as for Python's universal newlines, and nothing else does. */
export class LineReader {
  /** 1 for the first line, 0 before {@link next} was called. */
  number = 0;
  start = 0;
  /** Without the line ending. */
  textEnd = 0;
  /** With the line ending. */
  end: number;

  readonly #text: string;
  #nextFeed: number;
  #nextReturn: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.end = start;
    this.#nextFeed = found(text.indexOf('\n', start));
    this.#nextReturn = found(text.indexOf('\r', start));
  }

  /** Moves to the next line; `false` at the end of the text. */
  next(): boolean {
    if (this.end >= this.#text.length) return false;
    this.start = this.end;
    this.number++;
    // Each kind is searched again only when it has been passed: a file without any CR is searched for one once.
    if (this.#nextFeed < this.start) this.#nextFeed = found(this.#text.indexOf('\n', this.start));
    if (this.#nextReturn < this.start) this.#nextReturn = found(this.#text.indexOf('\r', this.start));
    this.textEnd = Math.min(this.#nextFeed, this.#nextReturn, this.#text.length);
    this.end = Math.min(this.textEnd + lengthOfLineEnding(this.#text, this.textEnd), this.#text.length);
    return true;
  }
}

/** The line ending just before `position`, or an empty text where the line is not ended. */
export function lineEndingBefore(text: string, position: number): string {
  const last = text.charCodeAt(position - 1);
  if (last === carriageReturn) return '\r';
  if (last !== lineFeed) return '';
  return text.charCodeAt(position - 2) === carriageReturn ? '\r\n' : '\n';
}

/** The line ending that a text uses: its first one, LF where it has none. */
export function usualLineEnding(text: string): string {
  const first = text.search(/[\r\n]/);
  return first === -1 ? '\n' : text.slice(first, first + lengthOfLineEnding(text, first));
}

function lengthOfLineEnding(text: string, position: number): number {
  return text.charCodeAt(position) === carriageReturn && text.charCodeAt(position + 1) === lineFeed ? 2 : 1;
}

function found(index: number): number {
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}
