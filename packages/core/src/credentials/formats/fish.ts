import type { Variable } from './variables.ts';

/**
 * For `… | source` or `eval (…)` in fish. `eval (…)` gets the output line by line and joins it with spaces, so each
 * statement ends in a semicolon.
 * @see https://fishshell.com/docs/current/language.html#quotes
 */
export function formatFish(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) =>
      value === undefined ? `set -eg ${name};\n` : `set -gx ${name} ${quoteForFish(value)};\n`,
    )
    .join('');
}

/**
 * Between single quotes only `\` and `'` are special. A line end is an escape outside of the quotes, because
 * `eval (…)` would make a space of it.
 */
function quoteForFish(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', "'\\n'")}'`;
}
