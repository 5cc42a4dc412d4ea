import { matchQuery } from './match.ts';
import { isNarrower, parseQuery, type Term } from './query.ts';
import { type Searchable, searchableOf } from './searchable.ts';

/** The entries that a query finds, by their index, the best first. */
export interface SearchResult {
  readonly query: string;
  readonly matches: readonly number[];
}

/** Letters that stand in many words and begin few, so that no shortcut is taken. */
const rehearsal = parseQuery('ea');

/** How many entries are looked at between two looks at the clock. */
const portion = 64;

/**
 * Searches entries for one query after the other. What a query found is kept, so that one more letter has to look at these only.
 * The work is done in portions: each `next` of a generator does one, and the last one returns the result.
 */
export class Search {
  readonly #fields: (index: number) => readonly string[];
  readonly #searchables: (Searchable | undefined)[];
  readonly #all: readonly number[];
  #last: { readonly terms: readonly Term[]; readonly matches: readonly number[] };

  /** @param fields the texts of an entry, those that are shown first */
  constructor(count: number, fields: (index: number) => readonly string[]) {
    this.#fields = fields;
    this.#searchables = new Array(count);
    this.#all = Array.from({ length: count }, (_, index) => index);
    this.#last = { terms: [], matches: this.#all };
  }

  /** Makes every entry ready for the first letter, and has the compiler see what searching does before a person waits for it. */
  *prepare(): Generator<undefined, void> {
    for (let from = 0; from < this.#all.length; from += portion) {
      yield;
      this.#match(rehearsal, this.#all.slice(from, from + portion), { scores: [], indices: [] });
    }
  }

  *find(query: string): Generator<undefined, SearchResult> {
    const terms = parseQuery(query);
    const candidates = isNarrower(terms, this.#last.terms) ? this.#last.matches : this.#all;
    const found: Ranked = { scores: [], indices: [] };
    for (let from = 0; from < candidates.length; from += portion) {
      if (from > 0) yield;
      this.#match(terms, candidates.slice(from, from + portion), found);
    }
    const matches = terms.length === 0 ? this.#all : ranked(found);
    this.#last = { terms, matches };
    return { query, matches };
  }

  /** The places of an entry's fields, each behind the one before it with one place between, that a query matches. */
  places(query: string, index: number): ReadonlySet<number> {
    const places: number[] = [];
    matchQuery(parseQuery(query), this.#searchable(index), places);
    return new Set(places);
  }

  /** Not within the generator, which the compiler does not make fast. */
  #match(terms: readonly Term[], candidates: readonly number[], found: Ranked): void {
    for (const index of candidates) {
      const score = matchQuery(terms, this.#searchable(index));
      if (score === undefined) continue;
      found.scores.push(score);
      found.indices.push(index);
    }
  }

  #searchable(index: number): Searchable {
    const made = this.#searchables[index] ?? searchableOf(this.#fields(index));
    this.#searchables[index] = made;
    return made;
  }
}

interface Ranked {
  readonly scores: number[];
  readonly indices: number[];
}

/** More entries than anybody has, and small enough for both numbers to fit into one. */
const mostEntries = 2 ** 24;

/**
 * Score and index in one number each, as typed arrays are sorted much faster than pairs. Equal scores keep their order. Loops, as
 * what takes a function or an iterator is slow before the compiler has seen enough of it.
 */
function ranked({ scores, indices }: Ranked): readonly number[] {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  const keys = new Float64Array(indices.length);
  for (let position = 0; position < keys.length; position++) {
    keys[position] = (highest - (scores[position] ?? 0)) * mostEntries + (indices[position] ?? 0);
  }
  keys.sort();
  const order = new Array<number>(keys.length);
  for (let position = 0; position < keys.length; position++)
    order[position] = (keys[position] ?? 0) % mostEntries;
  return order;
}
