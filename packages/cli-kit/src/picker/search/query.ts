import { inLowerCase, withoutAccents } from './searchable.ts';

/** One word of a query, with the marks around it read as fzf reads them. */
export interface Term {
  /** `equal`: prefix and suffix at once. Positions are those of a field: its beginning, its end. */
  readonly kind: 'fuzzy' | 'exact' | 'prefix' | 'suffix' | 'equal';
  readonly negated: boolean;
  /** A capital letter makes the case of a word count. */
  readonly caseSensitive: boolean;
  /** Not empty, without accents; in lower case unless the case counts. */
  readonly text: string;
}

/**
 * The words of a query, all of which have to match: `fuzzy`, `'exact`, `^prefix`, `suffix$`, `^equal$`, and with `!` before it
 * (`!exact`, `!^prefix`, `!suffix$`) none of which may. `\ ` is a space within a word. Words of marks alone say nothing.
 * @see https://github.com/junegunn/fzf#search-syntax
 */
export function parseQuery(query: string): readonly Term[] {
  const words = query.match(/(?:\\ |\S)+/g) ?? [];
  return words.map((word) => termOf(word.replaceAll('\\ ', ' '))).filter(({ text }) => text !== '');
}

function termOf(word: string): Term {
  const negated = word.startsWith('!');
  const marked = negated ? word.slice(1) : word;
  const { kind, text: typed } = withoutMarks(marked);
  const text = withoutAccents(typed);
  return {
    // A word that must not occur is taken by the letter, as fuzzy matches would leave hardly anything.
    kind: kind === 'fuzzy' && (negated || hasSurrogates(text)) ? 'exact' : kind,
    negated,
    caseSensitive: text !== inLowerCase(text),
    text,
  };
}

function withoutMarks(word: string): Pick<Term, 'kind' | 'text'> {
  if (word.startsWith("'")) return { kind: 'exact', text: word.slice(1) };
  const atEnd = word.length > 1 && word.endsWith('$');
  if (word.startsWith('^')) {
    return atEnd ? { kind: 'equal', text: word.slice(1, -1) } : { kind: 'prefix', text: word.slice(1) };
  }
  return atEnd ? { kind: 'suffix', text: word.slice(0, -1) } : { kind: 'fuzzy', text: word };
}

/** The halves of an emoji must not be matched apart from each other. */
function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

/** Whether whatever matches `narrow` also matches `wide`, as far as can be told without looking: then only the latter's matches need to be looked at. */
export function isNarrower(narrow: readonly Term[], wide: readonly Term[]): boolean {
  return wide.every((term, index) => {
    const other = narrow[index];
    return other !== undefined && implies(other, term);
  });
}

function implies(narrow: Term, wide: Term): boolean {
  if (narrow.kind !== wide.kind || narrow.negated !== wide.negated) return false;
  if (narrow.text === wide.text) return true;
  if (wide.negated || (wide.caseSensitive && !narrow.caseSensitive)) return false;
  const text = wide.caseSensitive ? narrow.text : inLowerCase(narrow.text);
  if (wide.kind === 'fuzzy' || wide.kind === 'exact') return text.includes(wide.text);
  return wide.kind === 'prefix' && text.startsWith(wide.text);
}
