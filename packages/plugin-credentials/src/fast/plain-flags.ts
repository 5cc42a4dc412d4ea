/** By the flag's name; its letter, where it has one. All take a value. */
export type PlainFlags = Readonly<Record<string, { readonly char?: string }>>;

/**
 * Reads a command line that consists of nothing but these flags, each at most once: `--name value`, `--name=value`, `-n value`.
 * `undefined` where there is anything else, an empty value among it: what that means is for oclif to say.
 */
export function readPlainFlags(
  words: readonly string[],
  flags: PlainFlags,
): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, long, , attached] = /^--([a-z-]+)(=(.*))?$/s.exec(word) ?? [];
    const name = long ?? nameOfLetter(word, flags);
    if (name === undefined || !Object.hasOwn(flags, name) || Object.hasOwn(found, name)) return undefined;
    const value = attached ?? words[++at];
    if (!value || (attached === undefined && value.startsWith('-'))) return undefined;
    found[name] = value;
  }
  return found;
}

function nameOfLetter(word: string, flags: PlainFlags): string | undefined {
  const letter = /^-([a-z])$/.exec(word)?.[1];
  return letter && Object.keys(flags).find((name) => flags[name]?.char === letter);
}
