import {
  cleanForTerminal,
  type DeclarationFinding,
  type DeclarationProblem,
  type MemberType,
  type SsoError,
} from '@sso/core';
import type { Explanation } from './catalogue.ts';

const clean = cleanForTerminal;
const quoted = (name: string): string => `"${clean(name)}"`;
const oneOf = (near: string | undefined, allowed: readonly string[]): readonly string[] =>
  near === undefined ? [`There are: ${allowed.map(clean).join(', ')}`] : [`Did you mean ${quoted(near)}?`];

const types: Readonly<Record<MemberType, string>> = {
  object: 'an object with members',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
};

const inYourOwn = 'Your own file can say it: config.json or config.yaml in ~/.config/sso.';

type Problem<K extends DeclarationProblem['kind']> = Extract<DeclarationProblem, { readonly kind: K }>;

/** What is wrong, to be followed by a full stop, and what to do. */
type ProblemTexts = {
  readonly [K in Exclude<DeclarationProblem['kind'], 'refused'>]: (problem: Problem<K>) => Explanation;
};

const problems: ProblemTexts = {
  'too-large': ({ limit }) => ({ message: `it is larger than ${limit / 1024} KiB` }),
  'not-utf8': () => ({ message: 'it is not UTF-8' }),
  'not-json': () => ({ message: 'it is not JSON from here on' }),
  'not-yaml': ({ reason }) => ({ message: `it is not YAML: ${clean(reason)}` }),
  'second-file': ({ other }) => ({
    message: `${clean(other)} stands beside it, and only one of them can hold`,
    next: ['Put both into one and remove the other.'],
  }),
  'duplicate-member': () => ({ message: 'this member is there already' }),
  'unknown-member': ({ allowed, near }) => ({
    message: 'there is no such member',
    next: oneOf(near, allowed),
  }),
  'missing-member': ({ member }) => ({ message: `the member ${quoted(member)} is missing` }),
  'wrong-type': ({ expected, unquoted }) => ({
    message: `it has to be ${types[expected]}`,
    next: unquoted ? ['Put it in quotes.'] : [],
  }),
  'too-short': () => ({ message: 'it is empty' }),
  'value-unknown': ({ allowed, near }) => ({
    message: 'there is no such value',
    next: oneOf(near, allowed),
  }),
  'out-of-range': ({ minimum, maximum }) => ({ message: `it has to be from ${minimum} to ${maximum}` }),
  'session-twice': () => ({ message: 'a session before it has the same name' }),
  'session-contradicts': ({ session, own, key, value }) => ({
    message: `the session ${quoted(session)} of ${clean(own)} has another ${key}, ${quoted(value)}`,
    next: ['What you have is not changed by this file. Give one of the two another name, or correct it.'],
  }),
  'setting-not-shared': ({ allowed }) => ({
    message:
      'a file that comes with a project cannot set this, as it could run a program or send requests elsewhere',
    next: [`It can set: ${allowed.join(', ')}`, inYourOwn],
  }),
  'expression-not-shared': () => ({
    message:
      'a file that comes with a project cannot have a regular expression, as one can keep a prompt or a command busy',
    next: ['* is any text and ? one letter.', inYourOwn],
  }),
};

/** The first finding, as compilers write it, and how many there are. */
export function findingsInEnglish(
  findings: readonly DeclarationFinding[],
  explain: (error: SsoError) => Explanation,
): Explanation {
  const [first] = findings;
  if (first === undefined) return { message: 'Nothing is wrong.' };
  const { file, line, column, path, problem } = first;
  const { message, next = [] } =
    problem.kind === 'refused' ? explain(problem.error) : textOf(problem.kind, problem);
  const place = `${clean(file)}:${line}:${column}`;
  const sentence = `${place}:${path === '' ? '' : ` ${clean(path)}:`} ${message.replace(/\.$/, '')}.`;
  if (findings.length === 1) return { message: sentence, next };
  return {
    message: `${sentence} There are ${findings.length} mistakes in all.`,
    next: [...next, 'See all: sso config check'],
  };
}

function textOf<K extends keyof ProblemTexts>(kind: K, problem: Problem<K>): Explanation {
  return problems[kind](problem);
}
