import { unquotable } from './unquotable.ts';
import type { Variable } from './variables.ts';

/**
 * For ``eval "`…`"`` or `source` in tcsh and csh. The backquotes make words of the lines and `eval` joins them with spaces,
 * so each statement ends in a semicolon.
 * Between single quotes only `'` and the history character are special. Refused are line ends and other control
 * characters, `!`, whose escape is right only while history expansion is on, and all but ASCII, which depends on the locale.
 * @throws SsoError `value-unquotable`
 * @see https://man.archlinux.org/man/tcsh.1#Lexical_structure
 */
export function formatTcsh(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) => {
      if (value === undefined) return `unsetenv ${name};\n`;
      if (!/^[ -~]*$/.test(value) || value.includes('!')) throw unquotable('tcsh', name);
      return `setenv ${name} '${value.replaceAll("'", "'\\''")}';\n`;
    })
    .join('');
}
