import { unquotable } from './unquotable.ts';
import type { Variable } from './variables.ts';

/**
 * For `… | Out-String | Invoke-Expression`, and safe without `Out-String`, which runs each line by itself.
 * @throws SsoError `value-unquotable` for an empty value: assigning it removes the variable.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function formatPowerShell(variables: readonly Variable[]): string {
  return variables
    .map(({ name, value }) => {
      if (value === undefined) return `Remove-Item -LiteralPath Env:${name} -ErrorAction Ignore\n`;
      if (value === '') throw unquotable('powershell', name);
      return `$Env:${name} = ${quoteForPowerShell(value)}\n`;
    })
    .join('');
}

/**
 * Only printable ASCII stands between the quotes. The rest is put in by code unit: PowerShell takes U+2018 to U+201B
 * for single quotes too, a line end would let the next line run as a command of its own, and the console's code page
 * may have no such character.
 */
function quoteForPowerShell(value: string): string {
  const content = value
    .replaceAll("'", "''")
    .replace(/[^ -~]/g, (unit) => `' + [char]0x${unit.charCodeAt(0).toString(16).padStart(4, '0')} + '`);
  return `'${content}'`;
}
