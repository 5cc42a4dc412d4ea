/**
 * An ini file that has been understood and still holds every character of it. Nothing is normalized: sections and entries are
 * spans of `text`, so what an edit does not name is copied as it is. All offsets count UTF-16 units of `text`.
 */
export interface IniDocument {
  /** The whole file, a byte order mark included. */
  readonly text: string;
  /** In file order. Each begins at its header's line and ends where the next one begins; only comments and blank lines stand before the first. */
  readonly sections: readonly IniSection[];
}

export interface IniSection {
  /** What stands between the brackets, as it is. */
  readonly header: string;
  readonly start: number;
  /** After the header's line, line ending included. */
  readonly headerEnd: number;
  readonly end: number;
  /** By key in lower case, in file order. */
  readonly entries: ReadonlyMap<string, IniEntry>;
}

/** A key's line and the deeper indented lines that continue its value. Comments and blank lines between those belong to nobody. */
export interface IniEntry {
  readonly value: IniValue;
  /** The beginning of the key's line. */
  readonly start: number;
  /** After `=` or `:`. */
  readonly delimiterEnd: number;
  /** Where the value begins; the end of the line's text where there is none on it. */
  readonly valueStart: number;
  /** The end of the key's line without its line ending. */
  readonly textEnd: number;
  /** The end of the key's line with its line ending. */
  readonly lineEnd: number;
  readonly continuation: readonly IniLine[];
}

/** A text, or what `key =` with indented `key = value` lines below makes: one more level of keys, whose case is kept. */
export type IniValue = string | ReadonlyMap<string, string>;

export interface IniLine {
  /** 1 for the first line. */
  readonly number: number;
  readonly start: number;
  /** With its line ending. */
  readonly end: number;
}
