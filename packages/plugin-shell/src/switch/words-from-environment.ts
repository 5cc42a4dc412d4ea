/**
 * What tcsh hands over: it has no way to pass words on within the backquotes whose result it runs, so each is in a variable of its
 * own, and the last two arguments are `--words` and their number.
 */
export function wordsFromEnvironment(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const [count, flag] = [argv.at(-1) ?? '', argv.at(-2)];
  if (flag !== '--words' || !/^\d{1,4}$/.test(count)) return argv;
  const words = Array.from({ length: Number(count) }, (_, index) => env[`SSO_WORD_${index}`] ?? '');
  return [...argv.slice(0, -2), ...words];
}
