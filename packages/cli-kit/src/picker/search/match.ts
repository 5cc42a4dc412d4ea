import { points, runScore } from './bonus.ts';
import { fuzzyScore, type Haystack } from './fuzzy.ts';
import type { Term } from './query.ts';
import { fieldEnd, type Searchable } from './searchable.ts';

/**
 * How well all words of a query match, or `undefined` where one does not.
 * @param places filled with the places of the text that matched, where it is given; unordered
 */
export function matchQuery(
  terms: readonly Term[],
  searchable: Searchable,
  places?: number[],
): number | undefined {
  let sum = 0;
  for (const term of terms) {
    const score = matchTerm(term, searchable, term.negated ? undefined : places);
    if ((score === undefined) !== term.negated) return undefined;
    if (!term.negated) sum += score ?? 0;
  }
  return sum;
}

function matchTerm(term: Term, searchable: Searchable, places?: number[]): number | undefined {
  const word = term.text;
  const haystack: Haystack = {
    text: term.caseSensitive ? searchable.text : searchable.folded,
    bonus: searchable.bonus,
  };
  const place = bestPlace(word, term.kind, haystack);
  const begun = place === undefined ? 0 : (haystack.bonus[place] ?? 0);
  if (term.kind === 'fuzzy' && !isGoodEnough(word, place, begun)) return fuzzyScore(word, haystack, places);
  if (place === undefined) return undefined;
  for (let index = 0; places !== undefined && index < word.length; index++) places.push(place + index);
  return runScore(word.length, begun);
}

/**
 * Whether this place of the whole word needs no comparison with other alignments of its letters: for a single letter they are all
 * the same, and at the beginning of a word hardly any would score higher, and none is more what is meant.
 */
function isGoodEnough(word: string, place: number | undefined, begun: number): boolean {
  return word.length === 1 || (place !== undefined && begun >= points.boundary);
}

/** Of the places where the word stands as a whole, the one with the highest bonus; the first of several. */
function bestPlace(word: string, kind: Term['kind'], { text, bonus }: Haystack): number | undefined {
  let best: number | undefined;
  for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + 1)) {
    if (!standsRight(kind, text, place, place + word.length)) continue;
    if (best === undefined || (bonus[place] ?? 0) > (bonus[best] ?? 0)) best = place;
    if (bonus[best] === points.afterSpace) break;
  }
  return best;
}

function standsRight(kind: Term['kind'], text: string, start: number, end: number): boolean {
  const begins = start === 0 || text[start - 1] === fieldEnd;
  const ends = end === text.length || text[end] === fieldEnd;
  if (kind === 'prefix') return begins;
  if (kind === 'suffix') return ends;
  return kind === 'equal' ? begins && ends : true;
}
