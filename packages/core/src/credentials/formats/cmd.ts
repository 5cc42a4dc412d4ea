import { unquotable } from './unquotable.ts';
import type { Variable } from './variables.ts';

/** What cmd.exe reads of one line; it cuts off the rest. */
const longestLine = 8191;

/**
 * For cmd.exe, in one form for a batch file, the prompt and `for /f "delims=" %i in ('…') do @%i`. `set "NAME=value"`
 * keeps `&|<>()` and spaces as they are; there is no escape that means the same in all three places, so these are refused:
 * `%` (doubled in a batch file, not at the prompt), `!` (delayed expansion), `"` (ends the protection of the others),
 * `^` (`call` doubles it), and all but printable ASCII (line ends, and what the console's code page lacks).
 * @throws SsoError `value-unquotable`, also for an empty value, which would remove the variable.
 * @see https://learn.microsoft.com/windows-server/administration/windows-commands/set_1
 */
export function formatCmd(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) => {
      if (value === undefined) return `set "${name}="\r\n`;
      const line = `set "${name}=${value}"`;
      if (!/^[ -~]+$/.test(value) || /["%!^]/.test(value) || line.length > longestLine) {
        throw unquotable('cmd', name);
      }
      return `${line}\r\n`;
    })
    .join('');
}
