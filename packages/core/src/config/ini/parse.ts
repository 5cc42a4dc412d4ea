import { type ConfigProblem, SsoError } from '../../errors.ts';
import { decodeUtf8 } from './decode.ts';
import type { IniDocument, IniLine, IniSection } from './document.ts';
import { LineReader } from './lines.ts';
import { parseNested } from './nested.ts';
import { shownLine } from './shown-line.ts';
import { skipSpaces, trimSpaces } from './whitespace.ts';

export interface ParseOptions {
  /** The path that an error names. */
  readonly file: string;
  /** Every value may be a secret, as in the credentials file: errors then show keys only. */
  readonly secret?: boolean;
  /** Gets each line that the file would be refused for, and what can be read is read. Without it the first one is thrown. */
  readonly onProblem?: (problem: SsoError<'config-syntax'>) => void;
}

/** The header whose keys Python's configparser gives to every section. It may occur more than once. */
export const defaultsHeader = 'DEFAULT';

const byteOrderMark = 0xfeff;

/**
 * Reads ini text as Python's strict `RawConfigParser` and botocore's nested values do, in one pass.
 * @throws SsoError `config-syntax` for the first line that they would refuse
 * @see https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function parseIni(content: Uint8Array | string, options: ParseOptions): IniDocument {
  const text = typeof content === 'string' ? content : decodeUtf8(content, options.file);
  const sections: IniSection[] = [];
  visitSections(text, options, (section) => sections.push(section));
  return { text, sections };
}

/**
 * The same section by section, none of which is kept: a second look at a file of megabytes does not have to hold it twice.
 * @throws SsoError `config-syntax`, after the sections above the line were visited
 */
export function visitSections(
  text: string,
  options: ParseOptions,
  visit: (section: IniSection) => void,
): void {
  new IniParser(text, options, visit).parse();
}

interface OpenSection extends IniSection {
  end: number;
  readonly entries: Map<string, OpenEntry>;
}

interface OpenEntry {
  value: string | ReadonlyMap<string, string>;
  readonly start: number;
  readonly delimiterEnd: number;
  readonly valueStart: number;
  readonly textEnd: number;
  readonly lineEnd: number;
  continuation: readonly IniLine[];
}

/** What continues the entry above, until something else begins. `parts` are the value's lines, without whitespace around them. */
interface Continuation {
  readonly parts: string[];
  readonly lines: IniLine[];
}

class IniParser {
  readonly #text: string;
  readonly #options: ParseOptions;
  readonly #line: LineReader;
  readonly #visit: (section: IniSection) => void;
  readonly #headers = new Set<string>();
  readonly #defaultKeys = new Set<string>();
  readonly #spellings = new Map<string, string>();
  #section: OpenSection | undefined;
  #entry: OpenEntry | undefined;
  #continuation: Continuation | undefined;
  #blankLines = 0;
  #indent = 0;

  constructor(text: string, options: ParseOptions, visit: (section: IniSection) => void) {
    this.#text = text;
    this.#options = options;
    this.#visit = visit;
    this.#line = new LineReader(text, text.charCodeAt(0) === byteOrderMark ? 1 : 0);
  }

  parse(): void {
    while (this.#line.next()) this.#readLine();
    this.#endEntry();
    this.#endSection(this.#text.length);
  }

  #readLine(): void {
    const line = this.#line;
    const first = skipSpaces(this.#text, line.start, line.textEnd);
    if (first === line.textEnd) {
      this.#blankLines++;
      return;
    }
    const character = this.#text[first];
    if (character === '#' || character === ';') return;
    const last = trimSpaces(this.#text, first, line.textEnd);
    const indent = first - line.start;
    if (this.#entry && indent > this.#indent) {
      this.#readContinuation(this.#entry, first, last);
      return;
    }
    this.#endEntry();
    this.#indent = indent;
    const header = character === '[' ? headerOf(this.#text.slice(first, last)) : undefined;
    if (header === undefined) this.#readKey(first, last);
    else this.#readHeader(header);
  }

  #readHeader(header: string): void {
    const line = this.#line;
    if (this.#headers.has(header) && header !== defaultsHeader) this.#refuse('duplicate-section');
    this.#headers.add(header);
    this.#endSection(line.start);
    this.#section = { header, start: line.start, headerEnd: line.end, end: line.end, entries: new Map() };
  }

  #endSection(end: number): void {
    if (!this.#section) return;
    this.#section.end = end;
    this.#visit(this.#section);
  }

  #readKey(first: number, last: number): void {
    const line = this.#line;
    const section = this.#section;
    const delimiter = findDelimiter(this.#text, first, last);
    if (!section || delimiter === -1 || delimiter === first) {
      const withoutKey =
        delimiter === first ? 'line-without-key' : withoutDelimiter(this.#text.slice(first, last));
      this.#refuse(section ? withoutKey : 'key-before-section');
      return;
    }
    const key = this.#lowerCase(this.#text.slice(first, trimSpaces(this.#text, first, delimiter)));
    const valueStart = skipSpaces(this.#text, delimiter + 1, last);
    const entry: OpenEntry = {
      value: this.#text.slice(valueStart, last),
      start: line.start,
      delimiterEnd: delimiter + 1,
      valueStart: valueStart === last ? line.textEnd : valueStart,
      textEnd: line.textEnd,
      lineEnd: line.end,
      continuation: noLines,
    };
    this.#addEntry(section, key, entry);
  }

  /** The same few keys stand in every section: each spelling is kept once. */
  #lowerCase(key: string): string {
    const known = this.#spellings.get(key);
    if (known !== undefined) return known;
    const lower = key.toLowerCase();
    this.#spellings.set(key, lower);
    return lower;
  }

  #addEntry(section: OpenSection, key: string, entry: OpenEntry): void {
    const isDefault = section.header === defaultsHeader;
    if (section.entries.has(key) || (isDefault && this.#defaultKeys.has(key))) {
      this.#refuse('duplicate-key');
      return;
    }
    if (isDefault) this.#defaultKeys.add(key);
    section.entries.set(key, entry);
    this.#entry = entry;
    this.#blankLines = 0;
  }

  #readContinuation(entry: OpenEntry, first: number, last: number): void {
    const { number, start, end } = this.#line;
    this.#continuation ??= { parts: [typeof entry.value === 'string' ? entry.value : ''], lines: [] };
    for (; this.#blankLines > 0; this.#blankLines--) this.#continuation.parts.push('');
    this.#continuation.parts.push(this.#text.slice(first, last));
    this.#continuation.lines.push({ number, start, end });
  }

  #endEntry(): void {
    const entry = this.#entry;
    const continuation = this.#continuation;
    this.#entry = undefined;
    this.#continuation = undefined;
    this.#blankLines = 0;
    if (!entry || !continuation) return;
    entry.continuation = continuation.lines;
    entry.value = this.#joined(continuation);
  }

  /** botocore takes a value for nested keys when nothing stands on the key's own line. */
  #joined({ parts, lines }: Continuation): string | ReadonlyMap<string, string> {
    if (parts[0] !== '') return parts.join('\n');
    const nested = parseNested(parts);
    if (nested.kind === 'keys') return nested.keys;
    const bad = lines[nested.index];
    this.#refuse('line-without-delimiter', bad);
    return parts.join('\n');
  }

  /** @throws SsoError `config-syntax` unless it is only to be told */
  #refuse(problem: ConfigProblem, line: IniLine = this.#line): void {
    const { file, secret = false, onProblem } = this.#options;
    const text = shownLine(this.#text.slice(line.start, line.end), problem, { secret });
    const error = new SsoError('config-syntax', { file, line: line.number, problem, text });
    if (onProblem === undefined) throw error;
    onProblem(error);
  }
}

const noLines: readonly IniLine[] = [];

/** What stands between `[` and the last `]` of the line: whatever follows that is ignored. */
export function headerOf(line: string): string | undefined {
  const end = line.lastIndexOf(']');
  return end > 1 ? line.slice(1, end) : undefined;
}

function withoutDelimiter(line: string): ConfigProblem {
  if (!line.startsWith('[')) return 'line-without-delimiter';
  return line.startsWith('[]') ? 'empty-section-name' : 'unclosed-section';
}

const equalsSign = 0x3d;
const colon = 0x3a;

function findDelimiter(text: string, start: number, end: number): number {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === equalsSign || code === colon) return index;
  }
  return -1;
}
