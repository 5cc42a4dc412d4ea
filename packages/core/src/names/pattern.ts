import { SsoError } from '../errors.ts';
import { globMatcher } from './glob.ts';

/**
 * One pattern of the language that all filters and rules share:
 * `*` any text, `?` one letter, all else itself, over the whole text; `/…/` a regular expression that fits anywhere in it;
 * twelve digits an account's id and never its name; a `!` in front of any of them excludes. Case never counts.
 */
export interface NamePattern {
  /** As it was written. */
  readonly text: string;
  readonly excludes: boolean;
  /** Set where the pattern is an account's id. */
  readonly accountId: string | undefined;
  /** Whether it fits a text, `!` left aside. */
  readonly fits: (text: string) => boolean;
}

/** What an account is known by. What is not known fits no pattern. */
export interface NamedAccount {
  readonly accountId?: string | undefined;
  readonly accountName?: string | undefined;
  readonly emailAddress?: string | undefined;
}

/**
 * Patterns as one question. An excluding one that fits always wins, wherever it stands. Without any that includes, all is
 * included that is not excluded. Lists of two owners must not be put together: a `!` of one would take from the other.
 */
export interface PatternList {
  readonly including: readonly NamePattern[];
  readonly excluding: readonly NamePattern[];
}

/** @throws SsoError `pattern-invalid` */
export function parsePattern(text: string): NamePattern {
  const excludes = text.startsWith('!');
  const body = excludes ? text.slice(1) : text;
  if (body === '') throw new SsoError('pattern-invalid', { pattern: text, problem: 'empty' });
  const expression = expressionIn(body);
  return {
    text,
    excludes,
    accountId: /^\d{12}$/.test(body) ? body : undefined,
    fits: expression === undefined ? globMatcher(body) : expressionMatcher(expression, text),
  };
}

/** Whether a pattern is a regular expression, also one that cannot be used. */
export function isExpression(text: string): boolean {
  return expressionIn(text.replace(/^!/, '')) !== undefined;
}

function expressionIn(body: string): string | undefined {
  return /^\/(.+)\/[iu]*$/s.exec(body)?.[1];
}

/** Flags may be written, since people are used to it; `i` and `u` hold in any case. */
function expressionMatcher(source: string, pattern: string): (text: string) => boolean {
  try {
    const expression = new RegExp(source, 'iu');
    return (text) => expression.test(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^.*: /s, '') : undefined;
    throw new SsoError('pattern-invalid', { pattern, problem: 'regular-expression', reason }, { cause });
  }
}

/** @throws SsoError `pattern-invalid` */
export function parsePatterns(texts: readonly string[]): PatternList {
  const patterns = texts.map(parsePattern);
  return {
    including: patterns.filter(({ excludes }) => !excludes),
    excluding: patterns.filter(({ excludes }) => excludes),
  };
}

/** Whether the list chooses what `fits` tells about. An empty list chooses everything. */
export function chooses(list: PatternList, fits: (pattern: NamePattern) => boolean): boolean {
  if (list.excluding.some(fits)) return false;
  return list.including.length === 0 || list.including.some(fits);
}

/** Whether a pattern fits the account's id, name or e-mail address. An id that is written out fits the id alone: names are the owner's choice. */
export function fitsAccount(
  pattern: NamePattern,
  { accountId, accountName, emailAddress }: NamedAccount,
): boolean {
  if (pattern.accountId !== undefined) return pattern.accountId === accountId;
  return [accountId, accountName, emailAddress].some((text) => text !== undefined && pattern.fits(text));
}
