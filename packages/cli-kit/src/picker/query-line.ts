import { cleanForTerminal } from '@sso/core';
import { graphemesOf } from '../display-width.ts';
import type { KeyCommand } from './keys/key.ts';

/** The line that is typed into. */
export interface QueryLine {
  readonly text: string;
  /** Where the next letter goes, in UTF-16 units. */
  readonly cursor: number;
}

/** More would find nothing; a paste may be anything. */
const longestQuery = 200;

export function queryLineOf(text: string): QueryLine {
  return insertText({ text: '', cursor: 0 }, text);
}

/** Cleaned as the entries are: what nobody sees would find nothing. */
export function insertText({ text, cursor }: QueryLine, inserted: string): QueryLine {
  const room = longestQuery - text.length;
  const taken = graphemesOf(cleanForTerminal(inserted.slice(0, 2 * longestQuery)));
  let added = '';
  for (const grapheme of taken) {
    if (added.length + grapheme.text.length > room) break;
    added += grapheme.text;
  }
  return { text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length };
}

/** What a key does to the line; the same line where it does nothing to it. */
export function editLine(line: QueryLine, command: KeyCommand): QueryLine {
  const { text, cursor } = line;
  const target = targetOf(line, command);
  if (target === undefined || target === cursor) return line;
  if (!command.startsWith('delete')) return { text, cursor: target };
  const [from, to] = target < cursor ? [target, cursor] : [cursor, target];
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** Where the cursor goes to, or what is between it and there is deleted. */
function targetOf({ text, cursor }: QueryLine, command: KeyCommand): number | undefined {
  switch (command) {
    case 'left':
    case 'delete-left':
      return cursor - (graphemesOf(text.slice(0, cursor)).at(-1)?.text.length ?? 0);
    case 'right':
    case 'delete-right':
      return cursor + (graphemesOf(text.slice(cursor))[0]?.text.length ?? 0);
    case 'word-left':
    case 'delete-word-left':
      return text.slice(0, cursor).replace(/\S+\s*$|\s+$/, '').length;
    case 'word-right':
    case 'delete-word-right':
      return text.length - text.slice(cursor).replace(/^\s*\S+|^\s+/, '').length;
    case 'line-start':
    case 'delete-line-left':
      return 0;
    case 'line-end':
      return text.length;
    default:
      return undefined;
  }
}
