import { operationNames } from '../handler.ts';
import { number, oneOf, type Reader } from '../input/readers.ts';

export const operation = oneOf(operationNames);

export const positive = number((value) => Number.isFinite(value) && value > 0, 'a number above 0');

/** Of a timer, which knows no longer time than 24 days. */
export const milliseconds = number((value) => value >= 0 && value < 2 ** 31, 'milliseconds, 0 or more');

export function wholeNumber(least: number): Reader<number> {
  return number((value) => Number.isInteger(value) && value >= least, `a whole number, ${least} or more`);
}
