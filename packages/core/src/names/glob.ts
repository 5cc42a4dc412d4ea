/**
 * Matches whole texts: `*` is any text, `?` one letter, all else itself, case aside. Takes at most the product of both lengths, as it
 * only ever goes back to the last star: all that an earlier one could take, the last one can take too.
 */
export function globMatcher(glob: string): (text: string) => boolean {
  const pattern = Array.from(glob, (sign) => sign.toLowerCase());
  if (!pattern.includes('*') && !pattern.includes('?')) {
    const literal = pattern.join('');
    return (text) => lowerCase(text) === literal;
  }
  return (text) =>
    matches(
      pattern,
      Array.from(text, (sign) => sign.toLowerCase()),
    );
}

/** Letter by letter: in a word, that of a capital sigma depends on what stands around it. */
function lowerCase(text: string): string {
  return text.includes('Σ') ? Array.from(text, (sign) => sign.toLowerCase()).join('') : text.toLowerCase();
}

function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let position = 0; position < text.length; ) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      resume = position;
    } else if (sign === '?' || sign === text[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
