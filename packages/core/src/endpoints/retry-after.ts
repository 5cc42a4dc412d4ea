/** Whoever asks for more is taken to ask for this. */
const longest = 60_000;

/**
 * How long the header wants us to wait: seconds, or until a date, which is the service's and so is counted from its own.
 * @param times the answer's `Date` header, and the time in milliseconds since 1970 where it has none
 * @returns milliseconds, a minute at most; `undefined` where it is not there or not understood
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterMilliseconds(
  header: string | undefined,
  { date, now }: { readonly date?: string | undefined; readonly now: number },
): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = header.endsWith(' GMT')
    ? Date.parse(header) - (date === undefined ? now : Date.parse(date))
    : /^\d+$/.test(header)
      ? Number(header) * 1000
      : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.min(longest, Math.max(0, milliseconds));
}
