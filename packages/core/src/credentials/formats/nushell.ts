import type { Variable } from './variables.ts';

/**
 * For `… | from json | load-env` in nushell, which has no way to run text. JSON, as it is quoted alike everywhere. `null`
 * clears: programs that nushell starts then do not have the variable.
 * @see https://www.nushell.sh/commands/docs/load-env.html
 */
export function formatNushell(variables: readonly Variable[]): string {
  const record = Object.fromEntries(variables.map(({ name, value }) => [name, value ?? null]));
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
