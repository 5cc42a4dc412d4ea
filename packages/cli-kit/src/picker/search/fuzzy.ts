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
  alignment ??= new Alignment();
  if (!alignment.begin(word, haystack)) return undefined;
  for (let row = 0; row < word.length; row++) alignment.addRow(row);
  const best = alignment.best();
  if (places !== undefined) places.push(...alignment.wayTo(best));
  return alignment.scoreAt(best);
}

/**
 * A column for each place where a letter of the word could stand, letter by letter: in between, the score goes down by the points of
 * a gap. At each key there are thousands of alignments, so nothing is made for one, and letters are compared as numbers.
 */
class Alignment {
  #word = '';
  #haystack: Haystack = { text: '', bonus: new Uint8Array() };
  /** For each letter the first place where it can stand. */
  #earliest = new Int32Array(64);
  /** The last place of the last letter. */
  #last = 0;
  /** Where the columns of each letter begin, and behind them where those of the next one will. */
  #starts = new Int32Array(65);
  #place = new Int32Array(4096);
  /** The best that the letters up to this one reach, with this one here or before. */
  #score = new Int32Array(4096);
  /** How many letters stand one behind the other up to here; 0 where this one had better stand at a place before. */
  #run = new Int32Array(4096);

  /** @returns whether the text has the letters in their order */
  begin(word: string, haystack: Haystack): boolean {
    const { text } = haystack;
    this.#makeRoom(word.length, text.length);
    const earliest = this.#earliest;
    let place = -1;
    for (let row = 0; row < word.length; row++) {
      place = text.indexOf(word.charAt(row), place + 1);
      if (place < 0) return false;
      earliest[row] = place;
    }
    this.#last = text.lastIndexOf(word.charAt(word.length - 1));
    this.#word = word;
    this.#haystack = haystack;
    return true;
  }

  #makeRoom(letters: number, places: number): void {
    if (this.#earliest.length < letters) {
      this.#earliest = new Int32Array(2 * letters);
      this.#starts = new Int32Array(2 * letters + 1);
    }
    const size = letters * places;
    if (this.#place.length >= size) return;
    this.#place = new Int32Array(2 * size);
    this.#score = new Int32Array(2 * size);
    this.#run = new Int32Array(2 * size);
  }

  /** Puts a letter to each place where the text has it. */
  addRow(row: number): void {
    const { text } = this.#haystack;
    const [places, scores, runs, starts] = [this.#place, this.#score, this.#run, this.#starts];
    const letter = this.#word.charAt(row);
    const last = this.#last;
    const start = starts[row] ?? 0;
    let above = row === 0 ? -1 : (starts[row - 1] ?? 0);
    let column = start;
    for (
      let place = this.#earliest[row] ?? 0;
      place >= 0 && place <= last;
      place = text.indexOf(letter, place + 1)
    ) {
      while (above >= 0 && above + 1 < start && (places[above + 1] ?? 0) < place) above++;
      places[column] = place;
      const score = this.#scoreOf(column, place, above);
      const carried = column > start ? this.#carried(column - 1, place) : 0;
      if (score < carried) runs[column] = 0;
      scores[column] = Math.max(score, carried);
      column++;
    }
    starts[row + 1] = column;
  }

  /** What it gives to put the letter here. @param above the column of the letter before, -1 for the first one */
  #scoreOf(column: number, place: number, above: number): number {
    const { bonus } = this.#haystack;
    const runs = this.#run;
    const gain = bonus[place] ?? 0;
    if (above < 0) {
      runs[column] = 1;
      return points.match + gain * points.firstLetterFactor;
    }
    const run = this.#place[above] === place - 1 ? (runs[above] ?? 0) + 1 : 1;
    const begun = bonus[place - run + 1] ?? 0;
    // A letter in a run gains as much as the one that began it, unless a word of more weight begins here.
    const begins = run === 1 || (gain >= points.boundary && gain > begun);
    runs[column] = begins ? 1 : run;
    const gained = begins ? gain : Math.max(gain, points.consecutive, begun);
    return this.#carried(above, place - 1) + points.match + gained;
  }

  /** What is left of a column's score at a place behind it. */
  #carried(column: number, place: number): number {
    const score = this.#score[column] ?? 0;
    const distance = place - (this.#place[column] ?? 0);
    if (distance === 0) return score;
    const opening = this.#run[column] === 0 ? points.gapExtension : points.gapStart;
    return Math.max(0, score + opening + (distance - 1) * points.gapExtension);
  }

  scoreAt(column: number): number {
    return this.#score[column] ?? 0;
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
    const [places, runs] = [this.#place, this.#run];
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

let alignment: Alignment | undefined;
