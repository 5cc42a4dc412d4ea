import { strip } from './whitespace.ts';

/** `bad-line`: `index` counts the lines that are not blank, from 0. */
export type NestedKeys =
  | { readonly kind: 'keys'; readonly keys: ReadonlyMap<string, string> }
  | { readonly kind: 'bad-line'; readonly index: number };

/** Where Python's `str.splitlines` also ends a line, which its files do not. */
const lineBreaks = /[\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** Reads the lines below `key =` as botocore does: `=` only, the later of two equal keys wins, the case of keys is kept. */
export function parseNested(lines: readonly string[]): NestedKeys {
  const keys = new Map<string, string>();
  let index = -1;
  for (const line of lines) {
    if (line !== '') index++;
    for (const piece of line.split(lineBreaks)) {
      const text = strip(piece);
      if (text === '') continue;
      const delimiter = text.indexOf('=');
      if (delimiter === -1) return { kind: 'bad-line', index };
      keys.set(strip(text.slice(0, delimiter)), strip(text.slice(delimiter + 1)));
    }
  }
  return { kind: 'keys', keys };
}
