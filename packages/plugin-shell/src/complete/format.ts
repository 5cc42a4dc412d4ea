import { cleanForTerminal } from '@sso/core';
import type { ShellName } from '../shells/shells.ts';
import type { Candidate } from './names.ts';
import type { TypedLine } from './typed-line.ts';

/** Where bash begins a new word in the middle of ours, unless `COMP_WORDBREAKS` was changed: it replaces only what follows. */
const bashBreaks = /[=:@><;|&(]/;

/**
 * One candidate a line, in the form in which the shell puts it in: bash, nushell and PowerShell take it as it is, zsh and fish quote it. A name
 * that no line could hold is left out, and for tcsh one that would have to be quoted.
 */
export function formatCandidates(
  shell: ShellName,
  candidates: readonly Candidate[],
  typed: TypedLine,
): string {
  const format = formatOf(shell, typed);
  const unusable = shell === 'tcsh' ? /[^\w+,./%=:@-]/ : /[\x00-\x1f\x7f-\x9f]/;
  const lines: string[] = [];
  for (const candidate of candidates) {
    const { value } = candidate;
    if (value.startsWith(typed.current) && !unusable.test(value)) lines.push(format(candidate));
  }
  return lines.map((line) => `${line}\n`).join('');
}

type Format = (candidate: Candidate) => string;

function formatOf(shell: ShellName, typed: TypedLine): Format {
  if (shell === 'bash') return bashFormat(typed);
  if (shell === 'tcsh') return ({ value }) => value;
  return describedFormat(wordFormats[shell] ?? asItIs);
}

const asItIs = (word: string): string => word;

const wordFormats: Partial<Record<ShellName, (word: string) => string>> = {
  nushell: nushellWord,
  powershell: powershellWord,
};

function describedFormat(wordOf: (word: string) => string): Format {
  return ({ value, description }) =>
    description ? `${wordOf(value)}\t${shortened(cleanForTerminal(description))}` : wordOf(value);
}

/** Menus show a line each. */
function shortened(description: string): string {
  return description.length > 80 ? `${description.slice(0, 79)}…` : description;
}

function bashFormat({ raw, current, quote }: TypedLine): Format {
  if (quote !== '') {
    const start = textBefore(raw, quote, current);
    return ({ value }) => inBashQuotes(value.slice(start), quote);
  }
  const lastBreak = current.split('').findLastIndex((letter) => bashBreaks.test(letter));
  const start = raw === current ? lastBreak + 1 : 0;
  return ({ value }) => value.slice(start).replace(/[^\w+,./%=:@^-]/gu, '\\$&');
}

function inBashQuotes(text: string, quote: string): string {
  return quote === "'" ? text.replaceAll("'", `'\\''`) : text.replace(/["$`\\]/g, '\\$&');
}

/** The length of what stands before the open quote, which bash leaves alone. */
function textBefore(raw: string, quote: string, current: string): number {
  return current.length - (raw.length - raw.lastIndexOf(quote) - 1);
}

function nushellWord(value: string): string {
  if (/^[\w./@-]+$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** The typographic quotes end a string too, and are doubled as well. */
function powershellWord(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
