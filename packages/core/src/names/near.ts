/**
 * The candidate that `name` was probably meant to be, for a suggestion. Case does not count. `undefined` where none is near:
 * a third of the letters may differ, and one letter always may unless the name is as short as two.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const allowed = wanted.length <= 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let limit = allowed;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance === undefined) continue;
    best = candidate;
    if (distance === 0) break;
    limit = distance - 1;
  }
  return best;
}

/**
 * The number of letters to insert, remove, replace or swap with their neighbour, or `undefined` where there are more than
 * `limit` (optimal string alignment).
 */
function editDistance(from: string, to: string, limit: number): number | undefined {
  if (Math.abs(from.length - to.length) > limit) return undefined;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      current.push(cell(from, to, { row, column, left: current[column - 1] ?? row, last, beforeLast }));
    }
    if (Math.min(...current) > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[to.length] ?? 0;
  return distance > limit ? undefined : distance;
}

interface Position {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function cell(from: string, to: string, { row, column, left, last, beforeLast }: Position): number {
  const same = from[row - 1] === to[column - 1];
  const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
  const distance = Math.min((last[column] ?? 0) + 1, left + 1, replaced);
  const swapped =
    row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return swapped ? Math.min(distance, (beforeLast[column - 2] ?? 0) + 1) : distance;
}
