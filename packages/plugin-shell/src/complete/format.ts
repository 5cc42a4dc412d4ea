import { cleanForTerminal } from '@sso/core';
import type { ShellName } from '../shells/shells.ts';
import type { Candidate } from './names.ts';
import type { TypedLine } from './typed-line.ts';

/** Where bash begins a new word in the middle of ours, unless `COMP_WORDBREAKS` was changed: it replaces only what follows. */
const bashBreaks = /[=:@><;|&(]/;

/**
 * One candidate a line, in the form in which the shell puts it in: bash, nushell and PowerShell take it as it is, zsh and fish quote it. A name
 * that no line could hold is left out.
 */
export function formatCandidates(
  shell: ShellName,
  candidates: readonly Candidate[],
  typed: TypedLine,
): string {
  const fitting = candidates.filter(({ value }) => value.startsWith(typed.current) && !/\p{Cc}/u.test(value));
  return fitting.map((candidate) => `${formatCandidate(shell, candidate, typed)}\n`).join('');
}

function formatCandidate(shell: ShellName, { value, description }: Candidate, typed: TypedLine): string {
  if (shell === 'bash') return bashWord(value, typed);
  const word =
    shell === 'nushell' ? nushellWord(value) : shell === 'powershell' ? powershellWord(value) : value;
  return description ? `${word}\t${shortened(cleanForTerminal(description))}` : word;
}

/** Menus show a line each. */
function shortened(description: string): string {
  return description.length > 80 ? `${description.slice(0, 79)}…` : description;
}

function bashWord(value: string, { raw, current, quote }: TypedLine): string {
  if (quote === "'") return value.slice(textBefore(raw, quote, current)).replaceAll("'", `'\\''`);
  if (quote === '"') return value.slice(textBefore(raw, quote, current)).replace(/["$`\\]/g, '\\$&');
  const lastBreak = current.split('').findLastIndex((letter) => bashBreaks.test(letter));
  const isPlain = raw === current;
  return value.slice(isPlain ? lastBreak + 1 : 0).replace(/[^\w+,./%=:@^-]/gu, '\\$&');
}

/** The length of what stands before the open quote, which bash leaves alone. */
function textBefore(raw: string, quote: string, current: string): number {
  return current.length - (raw.length - raw.lastIndexOf(quote) - 1);
}

function nushellWord(value: string): string {
  if (/^[\w./@-]+$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function powershellWord(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}
