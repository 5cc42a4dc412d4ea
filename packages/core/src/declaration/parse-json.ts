import { jsonStop } from './json-stop.ts';

/** `offset` is where it stops being JSON, in UTF-16 code units. */
export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown; readonly hasDuplicates: boolean }
  | { readonly kind: 'not-json'; readonly offset: number };

/** Fast, as it runs for every prompt: where a member stands is another parser's to say, and only asked of files with a mistake. */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'not-json', offset: jsonStop(text) };
  }
  return { kind: 'value', value, hasDuplicates: countNames(text) !== countMembers(value) };
}

/** Of several members of one name `JSON.parse` takes the last, silently. In JSON a string before a colon is a name. */
function countNames(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g))
    if (colon !== undefined) count += 1;
  return count;
}

function countMembers(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const members: readonly unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += members.length;
    for (const member of members) open.push(member);
  }
  return count;
}
