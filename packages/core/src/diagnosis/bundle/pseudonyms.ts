/** What is given another name, by what it is. */
export type NameKind =
  | 'account'
  | 'account-name'
  | 'email'
  | 'file'
  | 'host'
  | 'profile'
  | 'role'
  | 'section'
  | 'session'
  | 'start-url';

/** Gives everything that tells whose report it is another name, and the same thing always the same one. */
export class Pseudonyms {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<NameKind, number>();
  #longestFirst: readonly (readonly [string, string])[] | undefined;

  /** The first name that a value was given stays, whatever kind it is met as later. */
  of(kind: NameKind, value: string): string {
    // Everybody has it.
    if (value === 'default' || value === '') return value;
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = `${kind}-${count}`;
    this.#names.set(value, name);
    this.#longestFirst = undefined;
    return name;
  }

  /** A text in which all values that were named are replaced: as a whole, or as words where they are long enough to be no chance. */
  in(text: string): string {
    const whole = this.#names.get(text);
    if (whole !== undefined) return whole;
    this.#longestFirst ??= [...this.#names]
      .filter(([value]) => value.length >= shortestWord)
      .toSorted(([a], [b]) => b.length - a.length);
    return this.#longestFirst.reduce((rest, [value, name]) => replaceWord(rest, value, name), text);
  }
}

const shortestWord = 4;

function replaceWord(text: string, value: string, name: string): string {
  if (!text.includes(value)) return text;
  return text
    .split(value)
    .reduce((before, after) => before + (isInWord(before, after) ? value : name) + after);
}

function isInWord(before: string, after: string): boolean {
  return /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
}
