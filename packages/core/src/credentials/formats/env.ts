import type { Variable } from './variables.ts';

/**
 * For `eval "$(…)"` or `.` in a POSIX shell: sh, bash, zsh, dash.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function formatEnv(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) =>
      value === undefined ? `unset ${name}\n` : `export ${name}=${quoteForPosix(value)}\n`,
    )
    .join('');
}

/** Between single quotes nothing is special but the single quote, which therefore stands outside of them. */
function quoteForPosix(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
