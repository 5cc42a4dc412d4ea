import type { ShellName } from '../shells/shells.ts';

const begin = '# >>> sso: written by sso init --install';
const end = '# <<< sso: taken out by sso init --uninstall';

/** A line that loads the integration, wherever the program is found at the start of the shell. */
export const loadingLines: Readonly<Record<Exclude<ShellName, 'nushell' | 'cmd'>, string>> = {
  bash: 'if command -v sso >/dev/null; then eval "$(command sso init bash)"; fi',
  zsh: 'if command -v sso >/dev/null; then eval "$(command sso init zsh)"; fi',
  fish: 'command -q sso; and command sso init fish | source',
  powershell:
    'if (Get-Command sso -ErrorAction Ignore) { sso init powershell | Out-String | Invoke-Expression }',
  tcsh: 'which sso >& /dev/null && eval "`env sso init tcsh`"',
};

/** A start-up file's text, and where our lines stand in it. Bytes are letters (latin1), so that none changes. */
export interface BlockEdit {
  readonly text: string;
  /** Lines that the edit adds, or takes out. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** With our block at the end of the file, or in the place of an earlier one. */
export function withBlock(text: string, content: string): BlockEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [begin, ...content.trimEnd().split('\n'), end];
  const block = lines.map((line) => line + newline).join('');
  const place = findBlock(text);
  if (place !== undefined) {
    const before = text.slice(place.start, place.end);
    // Whatever ends its lines: what stands before it may change what the file's usual line ending is.
    if (linesOf(before).join('\n') === lines.join('\n')) return unchanged(text);
    const changed = text.slice(0, place.start) + block + text.slice(place.end);
    return { text: changed, added: lines, removed: linesOf(before) };
  }
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return { text: text + gap + block, added: lines, removed: [] };
}

/** Without our block. */
export function withoutBlock(text: string): BlockEdit {
  const place = findBlock(text);
  if (place === undefined) return unchanged(text);
  return {
    text: text.slice(0, place.start) + text.slice(place.end),
    added: [],
    removed: linesOf(text.slice(place.start, place.end)),
  };
}

/** The number of the line, from 1, in which the person loads the integration by a line of their own. */
export function lineByHand(text: string): number | undefined {
  const { text: rest } = withoutBlock(text);
  const index = linesOf(rest).findIndex((line) => /^[^#]*\bsso\s+init\s+[a-z]+/.test(line));
  return index === -1 ? undefined : linesOf(text).indexOf(linesOf(rest)[index] ?? '') + 1;
}

export function hasBlock(text: string): boolean {
  return findBlock(text) !== undefined;
}

/** Without its end, as after an edit by hand, it is none: what follows could be the person's. */
function findBlock(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = text.startsWith(begin) ? 0 : text.indexOf(`\n${begin}`) + 1;
  if (start === 0 && !text.startsWith(begin)) return undefined;
  const last = text.indexOf(`\n${end}`, start);
  if (last === -1) return undefined;
  const newline = text.indexOf('\n', last + 1);
  return { start, end: newline === -1 ? text.length : newline + 1 };
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function unchanged(text: string): BlockEdit {
  return { text, added: [], removed: [] };
}
