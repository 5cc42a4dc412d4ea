import { points } from './bonus.ts';

/** A text to look in, and what a match gains at each of its places. */
export interface Haystack {
  readonly text: string;
  readonly bonus: Uint8Array;
}

/**
 * The best alignment of the letters of `word`, in their order, with letters of the text: the algorithm of Smith and Waterman
 * with fzf's points. Both are to be in the same case already.
 * @param places filled with where the letters stand, ascending, where it is given
 * @returns the score, or `undefined` where the text does not have the letters in this order
 * @see https://github.com/junegunn/fzf/blob/master/src/algo/algo.go
 */
export function fuzzyScore(word: string, haystack: Haystack, places?: number[]): number | undefined {
  const { text } = haystack;
  const earliest = earliestPlaces(word, text);
  if (earliest === undefined) return undefined;
  const alignment = new Alignment(word, haystack);
  const latest = latestPlaces(word, text);
  for (let row = 0; row < word.length; row++) alignment.addRow(earliest[row] ?? 0, latest[row] ?? 0);
  const best = alignment.best();
  if (places !== undefined) places.push(...alignment.wayTo(best));
  return alignment.scoreAt(best);
}

/** For each letter the first place where it can stand. */
function earliestPlaces(word: string, text: string): readonly number[] | undefined {
  const places: number[] = [];
  let place = -1;
  for (let index = 0; index < word.length; index++) {
    place = text.indexOf(word.charAt(index), place + 1);
    if (place < 0) return undefined;
    places.push(place);
  }
  return places;
}

/** For each letter the last place where it can stand, of a word whose letters are there. */
function latestPlaces(word: string, text: string): readonly number[] {
  const places: number[] = new Array(word.length);
  let place = text.length;
  for (let index = word.length - 1; index >= 0; index--) {
    place = text.lastIndexOf(word.charAt(index), place - 1);
    places[index] = place;
  }
  return places;
}

/** A column for each place where a letter of the word could stand, letter by letter. */
interface Columns {
  readonly place: Int32Array;
  /** The best that the letters up to this one reach, with this one here or before. */
  readonly score: Int32Array;
  /** How many letters stand one behind the other up to here; 0 where this one had better stand at a place before. */
  readonly run: Int32Array;
}

/** Taken from one alignment to the next: at each key there are thousands. */
let spare = columnsOf(4096);

function columnsOf(size: number): Columns {
  return { place: new Int32Array(size), score: new Int32Array(size), run: new Int32Array(size) };
}

/** Only where a letter stands is there something to compute: in between, the score goes down by the points of a gap. */
class Alignment {
  readonly #word: string;
  readonly #haystack: Haystack;
  readonly #columns: Columns;
  /** Where the columns of each letter begin, and, last, where those of the next one will. */
  readonly #starts: number[] = [0];

  constructor(word: string, haystack: Haystack) {
    const size = word.length * haystack.text.length;
    if (spare.place.length < size) spare = columnsOf(2 * size);
    this.#word = word;
    this.#haystack = haystack;
    this.#columns = spare;
  }

  /** Puts the next letter to each place from `first` to `last` where the text has it. */
  addRow(first: number, last: number): void {
    const { text } = this.#haystack;
    const { place: places, score: scores, run: runs } = this.#columns;
    const row = this.#starts.length - 1;
    const letter = this.#word.charAt(row);
    const start = this.#starts[row] ?? 0;
    let above = row === 0 ? -1 : (this.#starts[row - 1] ?? 0);
    let column = start;
    for (let place = first; place >= 0 && place <= last; place = text.indexOf(letter, place + 1)) {
      while (above >= 0 && above + 1 < start && (places[above + 1] ?? 0) < place) above++;
      places[column] = place;
      const score = this.#scoreOf(column, place, above);
      const carried = column > start ? this.#carried(column - 1, place) : 0;
      if (score < carried) runs[column] = 0;
      scores[column] = Math.max(score, carried);
      column++;
    }
    this.#starts.push(column);
  }

  /** What it gives to put the letter here. @param above the column of the letter before, -1 for the first one */
  #scoreOf(column: number, place: number, above: number): number {
    const { bonus } = this.#haystack;
    const { place: places, run: runs } = this.#columns;
    const gain = bonus[place] ?? 0;
    if (above < 0) {
      runs[column] = 1;
      return points.match + gain * points.firstLetterFactor;
    }
    const run = places[above] === place - 1 ? (runs[above] ?? 0) + 1 : 1;
    const begun = bonus[place - run + 1] ?? 0;
    // A letter in a run gains as much as the one that began it, unless a word of more weight begins here.
    const begins = run === 1 || (gain >= points.boundary && gain > begun);
    runs[column] = begins ? 1 : run;
    const gained = begins ? gain : Math.max(gain, points.consecutive, begun);
    return this.#carried(above, place - 1) + points.match + gained;
  }

  /** What is left of a column's score at a place behind it. */
  #carried(column: number, place: number): number {
    const { place: places, score: scores, run: runs } = this.#columns;
    const score = scores[column] ?? 0;
    const distance = place - (places[column] ?? 0);
    if (distance === 0) return score;
    const opening = runs[column] === 0 ? points.gapExtension : points.gapStart;
    return Math.max(0, score + opening + (distance - 1) * points.gapExtension);
  }

  scoreAt(column: number): number {
    return this.#columns.score[column] ?? 0;
  }

  /** The column of the last letter with the highest score; the first of several. */
  best(): number {
    const row = this.#word.length - 1;
    let best = this.#starts[row] ?? 0;
    for (let column = best + 1; column < (this.#starts[row + 1] ?? 0); column++) {
      if (this.scoreAt(column) > this.scoreAt(best)) best = column;
    }
    return best;
  }

  /** The places of all letters, where the last one stands in this column. */
  wayTo(column: number): readonly number[] {
    const { place: places, run: runs } = this.#columns;
    const way: number[] = [];
    let limit = Number.POSITIVE_INFINITY;
    for (let row = this.#word.length - 1, at = column; row >= 0; row--) {
      if (row < this.#word.length - 1) at = (this.#starts[row + 1] ?? 0) - 1;
      while ((places[at] ?? 0) >= limit || runs[at] === 0) at--;
      limit = places[at] ?? 0;
      way.push(limit);
    }
    return way.reverse();
  }
}
