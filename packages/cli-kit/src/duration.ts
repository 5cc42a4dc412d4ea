import { text } from './messages/text.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in its two largest units, rounded down: `7 h 59 min`, `45 s`. Nothing is shorter than `0 s`. */
export function formatDuration(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  const units = text.duration;
  if (time < minute) return `${Math.floor(time / second)} ${units.second}`;
  if (time < hour) return pair(time, [minute, units.minute], [second, units.second]);
  if (time < day) return pair(time, [hour, units.hour], [minute, units.minute]);
  return pair(time, [day, units.day], [hour, units.hour]);
}

type Unit = readonly [milliseconds: number, name: string];

function pair(time: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((time % large) / small);
  const whole = `${Math.floor(time / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
