import type { Runtime } from '@sso/core';
import type { ShellName } from '../shells/shells.ts';
import { candidatesFor } from './candidates.ts';
import { formatCandidates } from './format.ts';
import { readManifest } from './manifest.ts';
import { KnownNames } from './names.ts';
import { powershellRules, readTypedLine, type TypedLine } from './typed-line.ts';

export interface CompleteRequest {
  readonly shell: ShellName;
  /** The command line up to the cursor; else the words, the last of which is at the cursor. */
  readonly typed: string | readonly string[];
}

/** What could be typed next, for the function that the integration brings. Empty where nothing is known, or something is wrong. */
export function complete(runtime: Runtime, { shell, typed }: CompleteRequest, manifestFile: string): string {
  const rules = shell === 'powershell' ? powershellRules : undefined;
  const line = typeof typed === 'string' ? readTypedLine(typed, rules) : lineOfWords(shell, typed);
  try {
    const candidates = candidatesFor(
      readManifest(manifestFile),
      line.words,
      line.current,
      new KnownNames(runtime),
    );
    return formatCandidates(shell, candidates, line);
  } catch (error) {
    runtime.log('not completed', { reason: error instanceof Error ? error.message : undefined });
    return '';
  }
}

/** fish hands over the word at the cursor as it was typed. */
function lineOfWords(shell: ShellName, words: readonly string[]): TypedLine {
  const raw = words.at(-1) ?? '';
  const current = shell === 'fish' ? readTypedLine(raw === '' ? '' : raw).current : raw;
  return { words: words.slice(0, -1), current, raw, quote: '' };
}
