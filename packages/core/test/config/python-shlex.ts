/**
 * A second, independent reader of section headers: the state machine of Python's `shlex` (posix, whitespace_split), transcribed
 * state for state, and the regular expression of configparser. Slow and literal on purpose: tests compare the product with it.
 */
export function pythonShlexSplit(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let state: 'between' | 'word' | 'single' | 'double' | 'escape' = 'between';
  let escapedFrom: 'word' | 'double' = 'word';
  let word = '';
  for (const character of text) {
    if (state === 'escape') {
      if (escapedFrom === 'double' && character !== '"' && character !== '\\') word += '\\';
      word += character;
      state = escapedFrom;
    } else if (state === 'single') {
      if (character === "'") state = 'word';
      else word += character;
    } else if (state === 'double' && character !== '\\') {
      if (character === '"') state = 'word';
      else word += character;
    } else if (character === '\\') {
      escapedFrom = state === 'double' ? 'double' : 'word';
      state = 'escape';
    } else if (' \t\r\n'.includes(character)) {
      if (state === 'word') words.push(word);
      word = '';
      state = 'between';
    } else if (character === "'") state = 'single';
    else if (character === '"') state = 'double';
    else {
      word += character;
      state = 'word';
    }
  }
  if (state === 'word') words.push(word);
  return state === 'word' || state === 'between' ? words : undefined;
}

/** The name that AWS CLI finds in a header's line. */
export function pythonSectionName(line: string): string | undefined {
  const header = /^\[(.+)\]/.exec(line)?.[1];
  if (header === undefined) return undefined;
  if (header === 'default') return header;
  if (!/^(?:profile|sso-session|services)/.test(header)) return undefined;
  const words = pythonShlexSplit(header);
  return words?.length === 2 ? words[1] : undefined;
}
