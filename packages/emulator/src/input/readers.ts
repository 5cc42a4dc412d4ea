/** JSON that cannot be used. The message begins with the place, such as `accounts[2].id` or `faults[0].times`. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Narrows parsed JSON, or throws an {@link InputError} with the place of what is wrong. */
export type Reader<T> = (place: string, value: unknown) => T;

/** The place of the whole value; its members are named without it. */
export const whole = '';

export function unusable(place: string, expected: string): InputError {
  return new InputError(`${place === whole ? 'the JSON value' : place} must be ${expected}`);
}

/** An object with these members and no others. */
export function object<T extends object>(
  members: {
    readonly [Name in keyof T]-?: Reader<T[Name]>;
  },
): Reader<T> {
  const readers = Object.entries<Reader<unknown>>(members);
  const names = readers.map(([name]) => name);
  return (place, value) => {
    const fields = anyObject(place, value);
    const unknown = Object.keys(fields).find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw unusable(place, `an object with only ${names.join(', ')}; it has "${unknown}"`);
    const entries = readers
      .map(([name, read]) => [name, read(memberOf(place, name), fields[name])])
      .filter(([, read]) => read !== undefined);
    return Object.fromEntries(entries) as T;
  };
}

/** A member that may be left out. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (place, value) => (value === undefined ? undefined : reader(place, value));
}

export function list<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (place, value) => {
    if (!Array.isArray(value)) throw unusable(place, 'a list');
    return value.map((item, index) => reader(`${place}[${index}]`, item));
  };
}

export function text(pattern = /\S/, expected = 'a text that is not empty'): Reader<string> {
  return (place, value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw unusable(place, expected);
    return value;
  };
}

export function oneOf<T extends string>(values: readonly T[]): Reader<T> {
  return (place, value) => {
    const found = values.find((known) => known === value);
    if (found === undefined) throw unusable(place, `one of ${values.join(', ')}`);
    return found;
  };
}

export function number(isGood: (value: number) => boolean, expected: string): Reader<number> {
  return (place, value) => {
    if (typeof value !== 'number' || !isGood(value)) throw unusable(place, expected);
    return value;
  };
}

export function flag(place: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw unusable(place, 'true or false');
  return value;
}

/** An object whose members are somebody else's. */
export function anyObject(place: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unusable(place, 'an object');
  return { ...value };
}

/** A list none of whose entries has the same key twice; `member` is where the key stands. */
export function distinct<T>(
  reader: Reader<readonly T[]>,
  key: (item: T) => string,
  member = '',
): Reader<readonly T[]> {
  return (place, value) => {
    const items = reader(place, value);
    const seen = new Set<string>();
    const index = items.findIndex((item) => seen.size === seen.add(key(item)).size);
    const again = items[index];
    if (again !== undefined)
      throw unusable(`${place}[${index}]${member}`, `unique; "${key(again)}" stands there before`);
    return items;
  };
}

function memberOf(place: string, name: string): string {
  return place === whole ? name : `${place}.${name}`;
}
