import { matchQuery } from './match.ts';
import { isNarrower, parseQuery, type Term } from './query.ts';
import { type Searchable, searchableOf } from './searchable.ts';

/** The entries that a query finds, by their index, the best first. */
export interface SearchResult {
  readonly query: string;
  readonly matches: readonly number[];
}

/**
 * Each way to match: a letter, letters that stand in many words and begin few, so that no shortcut is taken, words as they are, a
 * capital, and nothing. What comes first after it was compiled would have it compiled anew, while a person waits.
 */
const rehearsals = ['ea', 'e', 'ear', "'e !zz", 'ae', '^a !e$', 'era', 'A', 'ea', ''];

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
  /** What the last query found, in ascending order. */
  #last: { readonly terms: readonly Term[]; readonly found: readonly number[] };

  /** @param fields the texts of an entry, those that are shown first */
  constructor(count: number, fields: (index: number) => readonly string[]) {
    this.#fields = fields;
    this.#searchables = new Array(count);
    this.#all = Array.from({ length: count }, (_, index) => index);
    this.#last = { terms: [], found: this.#all };
  }

  /** Makes every entry ready for the first letter, and has the compiler see what searching does before a person waits for it. */
  *prepare(): Generator<undefined, void> {
    for (let from = 0; from < this.#all.length; from += portion) {
      yield;
      const query = rehearsals[(from / portion) % rehearsals.length] ?? '';
      const found: Ranked = { scores: [], indices: [] };
      this.#match(parseQuery(query), this.#all.slice(from, from + portion), found);
      ranked(found);
      this.places(query, from);
    }
  }

  *find(query: string): Generator<undefined, SearchResult> {
    const terms = parseQuery(query);
    const candidates = isNarrower(terms, this.#last.terms) ? this.#last.found : this.#all;
    const found: Ranked = { scores: [], indices: [] };
    for (let from = 0; from < candidates.length; from += portion) {
      if (from > 0) yield;
      this.#match(terms, candidates.slice(from, from + portion), found);
    }
    this.#last = { terms, found: found.indices };
    return { query, matches: terms.length === 0 ? this.#all : ranked(found) };
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

/**
 * The highest score first; equal ones keep their order, which has to be ascending. Each score is given its place by counting: that
 * many numbers would take longer to sort.
 */
function ranked({ scores, indices }: Ranked): readonly number[] {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  const places = new Uint32Array(highest + 2);
  for (const score of scores) places[highest - score + 1] = (places[highest - score + 1] ?? 0) + 1;
  for (let at = 1; at < places.length; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  const order = new Array<number>(indices.length);
  for (let position = 0; position < indices.length; position++) {
    const at = highest - (scores[position] ?? 0);
    const place = places[at] ?? 0;
    order[place] = indices[position] ?? 0;
    places[at] = place + 1;
  }
  return order;
}
