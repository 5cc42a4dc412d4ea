import { formatDuration, formatTable, tableOptions } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { text } from '../messages/text.ts';
import type { FactName, Hidden, WhoamiResult } from './result.ts';

const words = text.whoami;
const { labels, sources, credentials } = words;

/** For a person: a line for each value, then what is to be said about them. */
export function renderWhoami(result: WhoamiResult, now: number): string {
  const names = Object.keys(labels) as FactName[];
  const columns = [
    { heading: words.headings.what, cell: (name: FactName) => labels[name] },
    { heading: words.headings.value, cell: (name: FactName) => shownValue(result, name, now) },
    { heading: words.headings.source, cell: (name: FactName) => wordFor(sources, result[name].source) },
  ];
  const notes = [
    ...(result.credentials.value === null ? [words.nothing] : []),
    ...result.hidden.map(hiddenNote),
    ...(result.missingKey === null ? [] : [words.incompleteKeys(result.missingKey)]),
    ...(result.problem === null ? [] : [words.problem(result.problem.message)]),
    ...(result.identity === null ? [] : [words.verified(cleanForTerminal(result.identity.arn))]),
  ];
  const table = formatTable(columns, names, tableOptions(process.stdout));
  return notes.length === 0 ? table : `${table}\n${notes.join('\n')}\n`;
}

function shownValue(result: WhoamiResult, name: FactName, now: number): string {
  const { value } = result[name];
  if (value === null) return words.unset;
  if (name === 'credentials') return wordFor(credentials, value);
  if (name === 'expiration') return shownMoment(value, now);
  return cleanForTerminal(value) || '""';
}

function shownMoment(moment: string, now: number): string {
  const left = Date.parse(moment) - now;
  return left > 0 ? words.expiresIn(moment, formatDuration(left)) : words.expired(moment);
}

function hiddenNote({ by, what }: Hidden): string {
  const names = { 'profile-credentials': words.profileCredentials, 'profile-region': words.profileRegion };
  return words.hidden(by, wordFor(names, what));
}

/** What there is no word for stands for itself: the name of a variable. */
function wordFor(known: Readonly<Record<string, string>>, name: string | null): string {
  if (name === null) return '';
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name;
}
