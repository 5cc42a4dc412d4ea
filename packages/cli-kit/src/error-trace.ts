import { cleanForTerminal } from '@sso/core';

/** Deeper ones are of libraries, and say no more. */
const deepest = 5;

/**
 * Where an error and its causes were thrown, one line a call. Only names, codes and places: a message may quote what could not be read,
 * and members may hold whole answers.
 */
export function errorTrace(error: unknown): string {
  const lines: string[] = [];
  let current = error;
  for (let depth = 0; depth < deepest && typeof current === 'object' && current !== null; depth++) {
    const { name, code, stack, cause } = current as Readonly<Record<string, unknown>>;
    lines.push(
      `${depth === 0 ? '' : 'caused by '}${[name, code].filter(isShort).join(' ')}`,
      ...placesIn(stack),
    );
    current = cause;
  }
  return lines.map((line) => `${cleanForTerminal(line)}\n`).join('');
}

/** A name or a code; anything else in their place may be somebody's text. */
function isShort(word: unknown): word is string {
  return typeof word === 'string' && /^[\w.-]{1,60}$/.test(word);
}

/** The message of an error may have lines that look like places, but not in the form that V8 gives them. */
function placesIn(stack: unknown): readonly string[] {
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n')
    .filter((line) =>
      /^ {4}at (?:async )?(?:[\w.$<>#[\] ]+ \()?(?:file:|node:|\/|[A-Z]:\\)\S*:\d+:\d+\)?$/.test(line),
    );
}
