/** The line, from 1, that an offset of a text stands on. */
export type LineNumbers = (offset: number) => number;

/** Looks for line ends at the first question only. CRLF, LF and a lone CR end a line. */
export function lineNumbers(text: string): LineNumbers {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
    return lastNotAfter(starts, offset) + 1;
  };
}

/** By halves: a file of megabytes may have a finding for every profile. */
function lastNotAfter(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
