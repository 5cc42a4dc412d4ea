/** Nothing that comes from a file or the network is what it should be until these have said so. */

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** A string that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Milliseconds since 1970 that can be written as a date with a year of four digits. */
export function momentOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value <= lastMoment ? value : undefined;
}
