/** Only these split words. Other whitespace is part of a word, as for Python's `shlex`. */
const blank = /[ \t\r\n]/;

/**
 * Splits a text into words as Python's `shlex.split` does, with which AWS CLI reads section headers. `undefined` where a quote
 * or a backslash is left open.
 * @see https://docs.python.org/3/library/shlex.html#parsing-rules
 */
export function shellSplit(text: string): readonly string[] | undefined {
  if (!/['"\\]/.test(text)) return text.split(/[ \t\r\n]+/).filter((word) => word !== '');
  const words: string[] = [];
  let position = 0;
  while (position < text.length) {
    if (blank.test(text.charAt(position))) {
      position++;
      continue;
    }
    const word = readWord(text, position);
    if (!word) return undefined;
    words.push(word.value);
    position = word.end;
  }
  return words;
}

interface Piece {
  readonly value: string;
  readonly end: number;
}

function readWord(text: string, start: number): Piece | undefined {
  let value = '';
  let position = start;
  while (position < text.length && !blank.test(text.charAt(position))) {
    const piece = readPiece(text, position);
    if (!piece) return undefined;
    value += piece.value;
    position = piece.end;
  }
  return { value, end: position };
}

function readPiece(text: string, start: number): Piece | undefined {
  const character = text.charAt(start);
  if (character === "'") return readSingleQuoted(text, start + 1);
  if (character === '"') return readDoubleQuoted(text, start + 1);
  if (character !== '\\') return { value: character, end: start + 1 };
  return start + 1 < text.length ? { value: text.charAt(start + 1), end: start + 2 } : undefined;
}

function readSingleQuoted(text: string, start: number): Piece | undefined {
  const end = text.indexOf("'", start);
  return end === -1 ? undefined : { value: text.slice(start, end), end: end + 1 };
}

/** Within double quotes a backslash escapes a double quote and itself, and stands for itself before anything else. */
function readDoubleQuoted(text: string, start: number): Piece | undefined {
  const match = /(?:[^"\\]|\\.)*(?=")/sy;
  match.lastIndex = start;
  const quoted = match.exec(text)?.[0];
  if (quoted === undefined) return undefined;
  return { value: quoted.replace(/\\(["\\])/g, '$1'), end: start + quoted.length + 1 };
}
