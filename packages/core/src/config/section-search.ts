import { headerOf } from './ini/parse.ts';
import { strip } from './ini/whitespace.ts';

/** A section's bytes, from its header's line to the next one's. */
export interface SectionSlice {
  readonly start: number;
  readonly end: number;
}

/** `unsure`: only parsing the whole file can tell. */
export type SectionSearch = SectionSlice | 'absent' | 'unsure';

export interface SearchedFile {
  /** The one section that `means` accepts, whose header has the exact form `header` (text with its brackets). */
  find(name: string, header: string, means: (header: string) => boolean): SectionSearch;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const leftBracket = 0x5b;
const byteOrderMark = '\uFEFF';

/** More places to look at than this, and parsing the file is no slower. */
const mostPlaces = 5_000;

/**
 * Prepares finding single sections of an ini file by the bytes of their headers. A line that begins with `[` in its first column
 * continues nothing, so what a header begins ends before the next such line. `undefined` where the file has something that
 * makes this unsafe: a lone or other CR, a byte order mark, `[DEFAULT]`, or more odd headers than are worth a look.
 */
export function searchFile(bytes: Uint8Array): SearchedFile | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(carriageReturn) || file.indexOf(byteOrderMark) === 0) return undefined;
  if (places(file, 'FAULT]')?.length !== 0) return undefined;
  const odd = oddHeaders(file);
  return odd && { find: (name, header, means) => findSection(file, odd, { name, header, means }) };
}

/** Headers in which the name may stand in another way than plainly and before the bracket: quoted, escaped, or before a blank. */
function oddHeaders(file: Buffer): readonly string[] | undefined {
  const headers: string[] = [];
  for (const mark of ['"', "'", '\\', ' ]', '\t]']) {
    const found = places(file, mark);
    if (found === undefined) return undefined;
    for (const place of found) {
      const header = headerAt(file, place);
      if (header !== undefined) headers.push(header);
    }
  }
  return headers;
}

interface Wanted {
  readonly name: string;
  readonly header: string;
  readonly means: (header: string) => boolean;
}

function findSection(
  file: Buffer,
  oddHeaders: readonly string[],
  { name, header, means }: Wanted,
): SectionSearch {
  const found = places(file, `${name}]`);
  if (found === undefined || oddHeaders.some(means)) return 'unsure';
  const candidates = found.filter((place) => {
    const candidate = headerAt(file, place);
    return candidate !== undefined && means(candidate);
  });
  const [place] = candidates;
  if (place === undefined) return 'absent';
  const start = lineStart(file, place);
  const isPlain = file.toString('latin1', start, lineEnd(file, place)) === header;
  return candidates.length === 1 && isPlain ? sliceFrom(file, start) : 'unsure';
}

/** A line that begins with a bracket and is no header is a key of the section above it, or an error. */
function sliceFrom(file: Buffer, start: number): SectionSearch {
  const feed = file.indexOf('\n[', start);
  if (feed === -1) return { start, end: file.length };
  return headerAt(file, feed + 1) === undefined ? 'unsure' : { start, end: feed + 1 };
}

/** Where the text stands in the file. Backwards, as short texts are then looked for by their last, rarest character. */
function places(file: Buffer, text: string): readonly number[] | undefined {
  const found: number[] = [];
  for (let from = file.length; from >= 0; ) {
    const place = file.lastIndexOf(text, from);
    if (place === -1) return found;
    if (found.push(place) > mostPlaces) return undefined;
    from = place - 1;
  }
  return found;
}

/** What stands between the brackets of the line around `place`, if it is a header or looks like one, whatever its indentation. */
function headerAt(file: Buffer, place: number): string | undefined {
  const start = lineStart(file, place);
  const end = lineEnd(file, place);
  if (file.indexOf(leftBracket, start) >= end) return undefined;
  const line = strip(file.toString('utf8', start, end));
  return line.startsWith('[') ? headerOf(line) : undefined;
}

function lineStart(file: Buffer, place: number): number {
  return place === 0 ? 0 : file.lastIndexOf(lineFeed, place - 1) + 1;
}

function lineEnd(file: Buffer, place: number): number {
  const end = file.indexOf(lineFeed, place);
  return end === -1 ? file.length : end;
}
