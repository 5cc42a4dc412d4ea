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

/** Shorter names are replaced as a whole only: as words they may stand anywhere. */
const shortestWord = 4;

/** Letters and digits without a break. */
const word = /[\p{L}\p{N}]+/gu;

/** Gives everything that tells whose report it is another name, and the same thing always the same one. */
export class Pseudonyms {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<NameKind, number>();
  /** How long the names are that begin with a word: looked at one by one, tens of thousands of names would take minutes. */
  readonly #lengths = new Map<string, Set<number>>();

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
    this.#index(value);
    return name;
  }

  /** A text in which all values that were named are replaced: as a whole, or as words where they are long enough to be no chance. */
  in(text: string): string {
    const whole = this.#names.get(text);
    if (whole !== undefined) return whole;
    let result = '';
    let copied = 0;
    for (const { 0: first, index } of text.matchAll(word)) {
      if (index < copied) continue;
      const value = this.#longestAt(text, first, index);
      if (value === undefined) continue;
      result += text.slice(copied, index) + (this.#names.get(value) ?? '');
      copied = index + value.length;
    }
    return result + text.slice(copied);
  }

  #index(value: string): void {
    const [first] = value.match(word) ?? [];
    if (value.length < shortestWord || first === undefined) return;
    const lengths = this.#lengths.get(first) ?? new Set();
    this.#lengths.set(first, lengths.add(value.length - value.indexOf(first)));
    // What stands before its first word gives nothing away once that is gone.
    const named = value.slice(value.indexOf(first));
    if (!this.#names.has(named)) this.#names.set(named, this.#names.get(value) ?? '');
  }

  /** The longest value whose first word stands at `index`, and that does not end within a word. */
  #longestAt(text: string, first: string, index: number): string | undefined {
    const lengths = [...(this.#lengths.get(first) ?? [])].toSorted((a, b) => b - a);
    for (const length of lengths) {
      const value = text.slice(index, index + length);
      if (this.#names.has(value) && !/^[\p{L}\p{N}]/u.test(text.slice(index + length))) return value;
    }
    return undefined;
  }
}
