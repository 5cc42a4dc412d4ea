import { cleanForTerminal } from '@sso/core';

/**
 * What a spreadsheet takes for the beginning of a formula, in wide letters too. Where a comma is part of numbers, it begins a cell after
 * each semicolon.
 */
const formulaStart = /(^|;)(\s*[=+\-@＝＋－＠])/gu;

/**
 * Comma-separated values for a spreadsheet, lines with CRLF. A cell that would be a formula gets an apostrophe before it, which a
 * spreadsheet takes for "this is text": who names an account must not run anything on the machine of who opens the list.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function formatCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(value: string): string {
  const clean = cleanForTerminal(value);
  const guarded = clean.replace(formulaStart, "$1'$2");
  return /[",;]|^\s|\s$/.test(guarded) || guarded !== clean ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
