import { bonuses } from './bonus.ts';

/** Stands between the fields of an entry. Nobody can type it. */
export const fieldEnd = '\n';

/** The text of an entry, made ready for being searched once and not at each key. All three have the same length. */
export interface Searchable {
  /** The fields in a row, accents taken off Latin letters. */
  readonly text: string;
  /** The same in lower case. */
  readonly folded: string;
  /** What a match gains at each place. */
  readonly bonus: Uint8Array;
}

export function searchableOf(fields: readonly string[]): Searchable {
  const text = withoutAccents(fields.join(fieldEnd));
  return { text, folded: inLowerCase(text), bonus: bonuses(text) };
}

const ascii = /^[\x00-\x7f]*$/;

/** `Zürich` is found by `zurich`. Letters of other scripts are other letters with their marks. */
export function withoutAccents(text: string): string {
  if (ascii.test(text)) return text;
  return text.replace(/\p{Script=Latin}/gu, (letter) => {
    const base = letter.normalize('NFD').replace(/\p{M}+/gu, '');
    return base.length === letter.length ? base : letter;
  });
}

/**
 * Letter by letter: the place in a word, which changes how a Greek sigma is written, must not count, and a letter that would become
 * two stays, so that positions are the same.
 */
export function inLowerCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.replace(/\p{Changes_When_Lowercased}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
