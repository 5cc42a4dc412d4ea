/** The JSON values that the shared files and their names are made of. Numbers are whole ones: Python writes others differently. */
export type JsonValue = string | number | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface PythonJsonOptions {
  /** `spaced` is Python's default, `", "` and `": "`; `compact` has no spaces. */
  readonly separators: 'spaced' | 'compact';
}

/**
 * JSON as Python's `json.dumps` writes it, byte for byte: what is not ASCII is escaped. The names of the cache files are
 * hashes of such text. Keys stay in the order they are given in.
 * @see https://docs.python.org/3/library/json.html#json.dumps
 */
export function pythonJson(value: JsonValue, options: PythonJsonOptions): string {
  const space = options.separators === 'spaced' ? ' ' : '';
  const separator = `,${space}`;
  const write = (part: JsonValue): string => {
    if (part === null) return 'null';
    if (typeof part === 'number') return String(part);
    if (typeof part === 'string') return writeString(part);
    if (isArray(part)) return `[${part.map(write).join(separator)}]`;
    const members = Object.entries(part).map(
      ([key, member]) => `${writeString(key)}:${space}${write(member)}`,
    );
    return `{${members.join(separator)}}`;
  };
  return write(value);
}

/** JSON.stringify escapes quotes, backslashes and the control characters below U+0020 in the same way as Python. */
function writeString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Array.isArray does not narrow a readonly array. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
