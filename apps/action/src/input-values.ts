import { ActionError } from './action-error.ts';

/** What `getInput` of `@actions/core` is: the trimmed value, empty where there is none. */
export type ReadInput = (name: string) => string;

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** YAML's booleans, as the runner's own inputs have them. @throws ActionError `input-invalid` */
export function booleanInput(read: ReadInput, input: string, absent: boolean): boolean {
  const value = read(input);
  const found = value === '' ? absent : booleans.get(value);
  if (found === undefined)
    throw new ActionError('input-invalid', { input, value, expected: 'true or false' });
  return found;
}

/** @throws ActionError `input-invalid` */
export function integerInput(
  read: ReadInput,
  input: string,
  absent: number,
  range: { readonly from: number; readonly to: number },
): number {
  const value = read(input);
  if (value === '') return absent;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= range.from && number <= range.to) return number;
  throw new ActionError('input-invalid', {
    input,
    value,
    expected: `a whole number from ${range.from} to ${range.to}`,
  });
}

/** @throws ActionError `input-invalid` */
export function choiceInput<T extends string>(
  read: ReadInput,
  input: string,
  absent: T,
  choices: readonly T[],
): T {
  const value = read(input);
  const found = value === '' ? absent : choices.find((choice) => choice === value);
  if (found === undefined)
    throw new ActionError('input-invalid', { input, value, expected: choices.join(' or ') });
  return found;
}

/** A value that has to match as a whole. @throws ActionError `input-invalid` */
export function patternInput(
  read: ReadInput,
  input: string,
  pattern: RegExp,
  expected: string,
): string | undefined {
  const value = read(input);
  if (value === '') return undefined;
  if (!pattern.test(value)) throw new ActionError('input-invalid', { input, value, expected });
  return value;
}

/** Separated by commas, spaces or lines. */
export function listInput(read: ReadInput, input: string): readonly string[] {
  return read(input)
    .split(/[\s,]+/)
    .filter((item) => item !== '');
}
