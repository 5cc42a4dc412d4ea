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
  const earliest = earliestPlaces(word, haystack.text);
  if (earliest === undefined) return undefined;
  const alignment = new Alignment(word, haystack, { earliest, latest: latestPlaces(word, haystack.text) });
  const score = alignment.score();
  if (places !== undefined) places.push(...alignment.places());
  return score;
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

interface Places {
  readonly earliest: readonly number[];
  readonly latest: readonly number[];
}

/** Taken from one alignment to the next: at each key there are thousands. */
let spare = { scores: new Int32Array(4096), runs: new Int32Array(4096) };

function tableOf(size: number): typeof spare {
  if (spare.scores.length < size) {
    spare = { scores: new Int32Array(2 * size), runs: new Int32Array(2 * size) };
  }
  return spare;
}

/** A table with a row for each letter of the word and a column for each place of the text where one can stand. */
class Alignment {
  readonly #word: string;
  readonly #text: string;
  readonly #bonus: Uint8Array;
  readonly #earliest: readonly number[];
  readonly #latest: readonly number[];
  readonly #start: number;
  readonly #width: number;
  /** The best that the letters up to this one reach, at this place or before it. */
  readonly #scores: Int32Array;
  /** How many letters stand one behind the other up to this place, if the one of this row stands here. */
  readonly #runs: Int32Array;

  constructor(word: string, { text, bonus }: Haystack, { earliest, latest }: Places) {
    this.#word = word;
    this.#text = text;
    this.#bonus = bonus;
    this.#earliest = earliest;
    this.#latest = latest;
    this.#start = earliest[0] ?? 0;
    this.#width = (latest.at(-1) ?? 0) + 1 - this.#start;
    ({ scores: this.#scores, runs: this.#runs } = tableOf(word.length * this.#width));
  }

  score(): number {
    for (let row = 0; row < this.#word.length; row++) this.#fillRow(row);
    return this.#scores[this.#bestOfLastRow()] ?? 0;
  }

  #fillRow(row: number): void {
    const [text, start, width, scores, runs] = [
      this.#text,
      this.#start,
      this.#width,
      this.#scores,
      this.#runs,
    ];
    const letter = this.#word.charCodeAt(row);
    const offset = row * width;
    const end = this.#endColumn(row);
    let left = 0;
    let inGap = false;
    for (let column = this.#firstColumn(row); column < end; column++) {
      const gap: number = left + (inGap ? points.gapExtension : points.gapStart);
      const match = text.charCodeAt(start + column) === letter ? this.#place(row, column) : 0;
      inGap = match < gap;
      // A run is only one where its letters are taken.
      if (match === 0 || inGap) runs[offset + column] = 0;
      left = Math.max(match, gap, 0);
      scores[offset + column] = left;
    }
  }

  /** Puts the letter of the row to this place. @returns the score that this gives */
  #place(row: number, column: number): number {
    const bonus = this.#bonus;
    const runs = this.#runs;
    const gain = bonus[this.#start + column] ?? 0;
    const index = row * this.#width + column;
    if (row === 0) {
      runs[index] = 1;
      return points.match + gain * points.firstLetterFactor;
    }
    const before = index - this.#width - 1;
    const run = (runs[before] ?? 0) + 1;
    const begun = bonus[this.#start + column - run + 1] ?? 0;
    // A letter in a run gains as much as the one that began it, unless a word of more weight begins here.
    const begins = run === 1 || (gain >= points.boundary && gain > begun);
    runs[index] = begins ? 1 : run;
    const gained = begins ? gain : Math.max(gain, points.consecutive, begun);
    return (this.#scores[before] ?? 0) + points.match + gained;
  }

  #firstColumn(row: number): number {
    return (this.#earliest[row] ?? 0) - this.#start;
  }

  /** Behind it nothing is of use to the next letter. */
  #endColumn(row: number): number {
    const next = this.#latest[row + 1];
    return next === undefined ? this.#width : next - this.#start;
  }

  #bestOfLastRow(): number {
    const last = this.#word.length - 1;
    const offset = last * this.#width;
    let best = offset + this.#firstColumn(last);
    for (let index = best + 1; index < offset + this.#width; index++) {
      if ((this.#scores[index] ?? 0) > (this.#scores[best] ?? 0)) best = index;
    }
    return best;
  }

  /** The way back through the filled table. */
  places(): readonly number[] {
    const places: number[] = [];
    let row = this.#word.length - 1;
    let column = this.#bestOfLastRow() - row * this.#width;
    let inRun = true;
    while (row >= 0) {
      const taken = this.#isTaken(row, column, inRun);
      inRun = this.#continues(row, column);
      if (taken) {
        places.push(this.#start + column);
        row--;
      }
      column--;
    }
    return places.reverse();
  }

  /** Whether the letter of the row stands here, and not before. */
  #isTaken(row: number, column: number, inRun: boolean): boolean {
    const index = row * this.#width + column;
    if (this.#word.charCodeAt(row) !== this.#text.charCodeAt(this.#start + column)) return false;
    const score = this.#scores[index] ?? 0;
    const first = this.#firstColumn(row);
    const left = column > first ? (this.#scores[index - 1] ?? 0) : 0;
    return column === first || score > left || (score === left && inRun);
  }

  /** Whether a run goes through this place, so that the letter before it is to be taken where it makes no difference. */
  #continues(row: number, column: number): boolean {
    const index = row * this.#width + column;
    if ((this.#runs[index] ?? 0) > 1) return true;
    const isLast = row + 1 >= this.#word.length || column + 1 >= this.#width;
    return (
      !isLast && column + 1 >= this.#firstColumn(row + 1) && (this.#runs[index + this.#width + 1] ?? 0) > 0
    );
  }
}
