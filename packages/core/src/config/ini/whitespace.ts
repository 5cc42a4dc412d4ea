/**
 * What Python's `str.strip()` and `\s` take for whitespace. AWS CLI reads the file with these, and they are not JavaScript's:
 * Python counts the separators U+001C to U+001F and U+0085, and does not count U+FEFF.
 */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return wideSpaces.has(code);
}

const wideSpaces: ReadonlySet<number> = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028,
  0x2029, 0x202f, 0x205f, 0x3000,
]);

/** The first position in `[start, end)` that holds no whitespace, or `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && isSpace(text.charCodeAt(position))) position++;
  return position;
}

/** Where `[start, end)` ends without the whitespace at its end, or `start`. */
export function trimSpaces(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && isSpace(text.charCodeAt(position - 1))) position--;
  return position;
}

/** `text` without whitespace at either end. */
export function strip(text: string): string {
  const start = skipSpaces(text, 0, text.length);
  return text.slice(start, trimSpaces(text, start, text.length));
}
