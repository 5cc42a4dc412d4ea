/**
 * What a match gains by its place, and what gaps in it cost, as fzf counts them.
 * @see https://github.com/junegunn/fzf/blob/master/src/algo/algo.go
 */
export const points = {
  match: 16,
  gapStart: -3,
  gapExtension: -1,
  /** At the beginning of the text, of a field, or after a space. */
  afterSpace: 10,
  afterDelimiter: 9,
  /** At the beginning of a word. */
  boundary: 8,
  /** `A` in `roleAdmin`, `4` in `team42`. */
  camelCase: 7,
  /** For each letter that follows the one before it in the text, too. */
  consecutive: 4,
  /** The first letter that is typed is chosen with care. */
  firstLetterFactor: 2,
} as const;

/** What letters one behind the other score; `begun` is the bonus of the first one. */
export function runScore(length: number, begun: number): number {
  const following = points.match + Math.max(points.consecutive, begun);
  return points.match + begun * points.firstLetterFactor + (length - 1) * following;
}

const kinds = { space: 0, delimiter: 1, sign: 2, lower: 3, upper: 4, letter: 5, digit: 6 } as const;
const kindCount = 7;

interface Tables {
  readonly asciiKinds: Uint8Array;
  /** By the kind of the character before, times the number of kinds, plus that of the character. */
  readonly gains: Uint8Array;
}

let tables: Tables | undefined;

/** Made when the first text is searched: of what shells run at each prompt, most searches nothing. */
function madeTables(): Tables {
  return {
    asciiKinds: Uint8Array.from({ length: 128 }, (_, code) => kindOfAscii(String.fromCharCode(code))),
    gains: Uint8Array.from({ length: kindCount * kindCount }, (_, pair) =>
      gainBetween(Math.floor(pair / kindCount), pair % kindCount),
    ),
  };
}

function kindOfAscii(character: string): number {
  if (/[a-z]/.test(character)) return kinds.lower;
  if (/[A-Z]/.test(character)) return kinds.upper;
  if (/\d/.test(character)) return kinds.digit;
  if (/\s/.test(character)) return kinds.space;
  return /[/,:;|]/.test(character) ? kinds.delimiter : kinds.sign;
}

function gainBetween(before: number, kind: number): number {
  if (kind > kinds.sign) {
    if (before === kinds.space) return points.afterSpace;
    if (before === kinds.delimiter) return points.afterDelimiter;
    if (before === kinds.sign) return points.boundary;
  }
  if (before === kinds.lower && kind === kinds.upper) return points.camelCase;
  if (kind === kinds.digit) return before === kinds.digit ? 0 : points.camelCase;
  if (kind === kinds.space) return points.afterSpace;
  return kind <= kinds.sign ? points.boundary : 0;
}

/** What a match gains at each place of a text. */
export function bonuses(text: string): Uint8Array {
  tables ??= madeTables();
  const { asciiKinds, gains } = tables;
  const found = new Uint8Array(text.length);
  let before: number = kinds.space;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const kind = code < 128 ? (asciiKinds[code] ?? kinds.letter) : kinds.letter;
    found[place] = gains[before * kindCount + kind] ?? 0;
    before = kind;
  }
  return found;
}
