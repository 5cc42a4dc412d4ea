/** What stands before the first `--` is ours; what follows is the program with its arguments, none of them touched. */
export function splitAtDashes(argv: readonly string[]): {
  readonly own: readonly string[];
  readonly words: readonly string[];
} {
  const at = argv.indexOf('--');
  return at === -1 ? { own: argv, words: [] } : { own: argv.slice(0, at), words: argv.slice(at + 1) };
}
