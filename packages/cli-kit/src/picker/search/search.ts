import { matchQuery } from './match.ts';
import { isNarrower, parseQuery, type Term } from './query.ts';
import { type Searchable, searchableOf } from './searchable.ts';

/** The entries that a query finds, by their index, the best first. */
export interface SearchResult {
  readonly query: string;
  readonly matches: readonly number[];
}

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

  /** Makes every entry ready for the first letter. */
  *prepare(): Generator<undefined, void> {
    for (const index of this.#all) {
      if (index % portion === 0) yield;
      this.#searchable(index);
    }
  }

  *find(query: string): Generator<undefined, SearchResult> {
    const terms = parseQuery(query);
    const candidates = isNarrower(terms, this.#last.terms) ? this.#last.matches : this.#all;
    const found: Ranked = { scores: [], indices: [] };
    for (let position = 0; position < candidates.length; position++) {
      if (position % portion === portion - 1) yield;
      const index = candidates[position] ?? 0;
      const score = matchQuery(terms, this.#searchable(index));
      if (score === undefined) continue;
      found.scores.push(score);
      found.indices.push(index);
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

/** Score and index in one number each, as typed arrays are sorted much faster than pairs. Equal scores keep their order. */
function ranked({ scores, indices }: Ranked): readonly number[] {
  const highest = scores.reduce((most, score) => Math.max(most, score), 0);
  const keys = Float64Array.from(
    indices,
    (index, position) => (highest - (scores[position] ?? 0)) * mostEntries + index,
  );
  return Array.from(keys.sort(), (key) => key % mostEntries);
}
