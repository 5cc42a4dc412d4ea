import type { ConfigProblem } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import { strip } from './whitespace.ts';

/** Whether a key of this name holds, or may hold, something that must not be seen. */
function isSecretKey(key: string): boolean {
  return /secret|token|password|key|credential/i.test(key);
}

/** A value as an error or a plan may show it. */
export function shownValue(key: string, value: string): string {
  return isSecretKey(key) ? String(new Secret(value)) : value;
}

const headerProblems: ReadonlySet<ConfigProblem> = new Set([
  'duplicate-section',
  'empty-section-name',
  'unclosed-section',
]);

/**
 * A line as an error may show it. Of a credentials file, or of a key that may hold a secret, only the key. A line that
 * does not begin as a key does may be the rest of a secret that was broken when it was pasted: nothing of it is shown.
 */
export function shownLine(
  line: string,
  problem: ConfigProblem,
  options: { readonly secret: boolean },
): string {
  const text = strip(line);
  if (headerProblems.has(problem)) return text;
  const delimiter = text.search(/[=:]/);
  const key = strip(delimiter === -1 ? text.replace(/\s.*$/s, '') : text.slice(0, delimiter));
  if (!looksLikeKey(key)) return '';
  if (!options.secret && !isSecretKey(key)) return text;
  if (delimiter !== -1) return text.slice(0, delimiter + 1);
  return isSecretKey(key) ? key : '';
}

/** In one case and short, which the random text of a secret is not. */
function looksLikeKey(word: string): boolean {
  return word.length <= 40 && /^(?:[a-z][a-z0-9_.-]*|[A-Z][A-Z0-9_.-]*|[A-Z][a-z_]*)$/.test(word);
}
