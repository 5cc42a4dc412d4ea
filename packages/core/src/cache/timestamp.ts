const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|UTC| UTC|([+-])(\d\d):?(\d\d))$/i;

const minute = 60_000;

/** Years of four digits. */
const firstMoment = Date.UTC(1000, 0);
const endOfMoments = Date.UTC(10_000, 0);

/**
 * `YYYY-MM-DDTHH:MM:SSZ`, as AWS CLI writes it: what falls between two seconds is cut off.
 * @param milliseconds since 1970
 */
export function formatTimestamp(milliseconds: number): string {
  // The first `toISOString` of a process takes longer than the rest of an answer's text.
  const at = new Date(milliseconds);
  const day = `${at.getUTCFullYear()}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`;
  return `${day}T${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}:${twoDigits(at.getUTCSeconds())}Z`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * Reads what the tools that share the cache write: `Z`, `UTC`, fractions of a second, offsets.
 * @returns milliseconds since 1970; `undefined` where the text is no such time, names no time zone and so no moment, or is of a year that
 *   {@link formatTimestamp} cannot write, as an offset may make it
 */
export function parseTimestamp(text: string): number | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number);
  const local = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds));
  // Date.UTC turns 30 February into 1 March and 25:00 into the next day: such a time was never written on purpose.
  const written = [
    local.getUTCFullYear(),
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ];
  if (String(written) !== String([year, month, day, hours, minutes, seconds])) return undefined;
  const fraction = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * minute;
  const moment = local.getTime() + fraction - (match[8] === '-' ? -offset : offset);
  return moment >= firstMoment && moment < endOfMoments ? moment : undefined;
}
