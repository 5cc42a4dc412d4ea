import type { Fault } from '../faults/fault.ts';
import {
  anyObject,
  flag,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  text,
  unusable,
} from '../input/readers.ts';
import { grantTypes } from '../state.ts';
import { wireErrorNames } from '../wire-errors.ts';
import { milliseconds, operation, wholeNumber } from './values.ts';

const members = object<Fault>({
  operation: optional(operation),
  grantType: optional(oneOf(grantTypes)),
  after: optional(wholeNumber(0)),
  times: optional(times),
  probability: optional(number((value) => value > 0 && value <= 1, 'a number above 0, 1 at most')),
  seed: optional(wholeNumber(0)),
  delayMilliseconds: optional(milliseconds),
  acts: optional(flag),
  reset: optional(flag),
  hang: optional(flag),
  error: optional(oneOf(wireErrorNames)),
  html: optional(flag),
  status: optional(
    number((value) => Number.isInteger(value) && value >= 200 && value <= 599, 'a status from 200 to 599'),
  ),
  body: optional(text(/^/, 'a text')),
  headers: optional(headers),
  merge: optional(anyObject),
  page: optional(oneOf(['repeated', 'empty'])),
  bytesPerSecond: optional(number((value) => value > 0 && value <= 1_000_000, 'above 0, 1000000 at most')),
  cutAfterBytes: optional(wholeNumber(0)),
  truncateToBytes: optional(wholeNumber(0)),
});

/** Refuses what contradicts itself, too: such a fault would quietly do something else than its author thinks. */
export const fault: Reader<Fault> = (place, value) => {
  const read = members(place, value);
  const own = (['reset', 'hang', 'error', 'html'] as const).filter((name) => read[name]);
  if (own.length > 1) throw unusable(place, `one kind of answer; it has ${own.join(' and ')}`);
  const answers = own.length > 0 || read.status !== undefined || read.body !== undefined;
  for (const name of ['merge', 'page'] as const) {
    if (answers && read[name] !== undefined)
      throw unusable(`${place}.${name}`, 'left out where the answer is not the real one');
  }
  if (!answers && read.acts === false)
    throw unusable(`${place}.acts`, 'true or left out where the real answer follows');
  if (read.page !== undefined && read.operation !== 'ListAccounts' && read.operation !== 'ListAccountRoles')
    throw unusable(`${place}.operation`, 'ListAccounts or ListAccountRoles for a page');
  return read;
};

/** JSON knows no Infinity. */
function times(place: string, value: unknown): number {
  if (value === 'always') return Number.POSITIVE_INFINITY;
  return number((count) => Number.isInteger(count) && count >= 1, 'a whole number, 1 or more, or "always"')(
    place,
    value,
  );
}

function headers(place: string, value: unknown): Readonly<Record<string, string>> {
  const fields = anyObject(place, value);
  for (const name of Object.keys(fields)) {
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))
      throw unusable(place, `header names in lower case; it has "${name}"`);
    text(/^[\x20-\x7e\t]*$/, 'a text that a header can carry')(`${place}.${name}`, fields[name]);
  }
  return fields as Readonly<Record<string, string>>;
}
