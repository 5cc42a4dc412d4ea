/** Whoever asks for more is not understood: a clock that is wrong makes years of a date. */
const longest = 60_000;

/**
 * How long the header wants us to wait: seconds, or until a date.
 * @param now milliseconds since 1970
 * @returns milliseconds; `undefined` where it is not there, not understood or over a minute
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterMilliseconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const isDate = header.endsWith(' GMT');
  const milliseconds = isDate
    ? Date.parse(header) - now
    : /^\d+$/.test(header)
      ? Number(header) * 1000
      : Number.NaN;
  if (!(milliseconds <= longest)) return undefined;
  return Math.max(0, milliseconds);
}
