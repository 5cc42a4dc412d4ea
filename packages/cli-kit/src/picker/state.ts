import type { Key, KeyCommand } from './keys/key.ts';
import { editLine, insertText, type QueryLine, queryLineOf } from './query-line.ts';
import type { SearchResult } from './search/search.ts';

/** What the picker shows. */
export interface PickerState {
  readonly line: QueryLine;
  /** What was found last; for an older query while the search for the one on the line is under way. */
  readonly result: SearchResult;
  /** The position of the pointer among the matches. */
  readonly selected: number;
  /** The position of the match in the first row. */
  readonly top: number;
}

export type Step =
  | { readonly kind: 'go-on'; readonly state: PickerState }
  /** `index` is that of the entry. */
  | { readonly kind: 'accept'; readonly index: number }
  | { readonly kind: 'cancel' };

/** Nothing is searched yet: every entry stands in its place. */
export function firstState(query: string, count: number): PickerState {
  const matches = Array.from({ length: count }, (_, index) => index);
  return { line: queryLineOf(query), result: { query: '', matches }, selected: 0, top: 0 };
}

/** Whether what is found has to be known before the key is handled. */
export function needsResult(key: Key): boolean {
  return key.kind === 'command' && (key.command === 'accept' || key.command in moves);
}

/** @param rows how many matches are in sight */
export function pressKey(state: PickerState, key: Key, rows: number): Step {
  if (key.kind === 'text') return goOn({ ...state, line: insertText(state.line, key.text) });
  const { command } = key;
  if (command === 'cancel') return { kind: 'cancel' };
  if (command === 'accept') {
    const index = state.result.matches[state.selected];
    return index === undefined ? goOn(state) : { kind: 'accept', index };
  }
  const move = moves[command];
  if (move === undefined) return goOn({ ...state, line: editLine(state.line, command) });
  return goOn(inSight({ ...state, selected: move(state.selected, rows) }, rows));
}

/** The pointer goes to the best match. */
export function withResult(state: PickerState, result: SearchResult): PickerState {
  return { ...state, result, selected: 0, top: 0 };
}

/** Scrolls as far as it takes to have the pointer in sight. */
export function inSight(state: PickerState, rows: number): PickerState {
  const last = Math.max(0, state.result.matches.length - 1);
  const selected = Math.min(Math.max(0, state.selected), last);
  const highestTop = Math.max(0, last + 1 - rows);
  const top = Math.min(Math.max(state.top, selected - rows + 1), selected, highestTop);
  return { ...state, selected, top };
}

function goOn(state: PickerState): Step {
  return { kind: 'go-on', state };
}

type Move = (selected: number, rows: number) => number;

const moves: Partial<Record<KeyCommand, Move>> = {
  up: (selected) => selected - 1,
  down: (selected) => selected + 1,
  'page-up': (selected, rows) => selected - rows,
  'page-down': (selected, rows) => selected + rows,
  first: () => 0,
  last: () => Number.MAX_SAFE_INTEGER,
};
