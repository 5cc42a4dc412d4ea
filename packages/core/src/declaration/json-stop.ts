const token =
  /[ \t\n\r]*(?:(?<mark>[{}[\],:])|(?<text>"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?<other>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])))/y;

/** What may come next, by the first letter of a token: `"` a text, `v` another value that is no object and no list. */
const next = {
  value: '"v{[',
  firstItem: '"v{[]',
  firstName: '"}',
  name: '"',
  colon: ':',
  afterMember: ',}',
  afterItem: ',]',
  nothing: '',
} as const;

type Expected = keyof typeof next;

/**
 * Where a text stops being JSON, in UTF-16 code units; its length where it ends too early. `JSON.parse` of V8 names a position only
 * for some mistakes.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function jsonStop(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    const begin = at + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0);
    if (begin === text.length) return begin;
    const sign = found?.groups?.mark ?? (found?.groups?.text === undefined ? 'v' : '"');
    if (found === null || !next[expected].includes(sign)) return begin;
    expected = after(sign, expected, open);
    at = token.lastIndex;
  }
  return text.length;
}

/** Keeps `open`, the objects and lists that are not closed yet. */
function after(sign: string, expected: Expected, open: ('{' | '[')[]): Expected {
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return sign === '{' ? 'firstName' : 'firstItem';
  }
  if (sign === ':') return 'value';
  if (sign === ',') return open.at(-1) === '{' ? 'name' : 'value';
  if (sign === '"' && (expected === 'firstName' || expected === 'name')) return 'colon';
  if (sign === '}' || sign === ']') open.pop();
  const outer = open.at(-1);
  if (outer === undefined) return 'nothing';
  return outer === '{' ? 'afterMember' : 'afterItem';
}
