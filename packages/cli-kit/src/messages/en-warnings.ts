import { cleanForTerminal, type SsoError } from '@sso/core';
import type { WarningMessages } from './catalogue.ts';
import { systemReasons } from './en-terms.ts';
import { errorText } from './error-text.ts';

export const warningsInEnglish: WarningMessages = {
  'not-kept': ({ file, reason }) =>
    `${cleanForTerminal(file)} cannot be written: ${cleanForTerminal(systemReasons[reason] ?? reason)}. The next command has to ask AWS again.`,
  'mode-repaired': ({ path, mode }) =>
    `${cleanForTerminal(path)} was open to other users of this machine (mode ${mode.toString(8)}). Now it is yours alone.`,
  'clock-off': ({ minutes }) =>
    `The clock of this machine is ${span(Math.abs(minutes))} ${minutes > 0 ? 'behind' : 'ahead of'} AWS's. sso reckons with that, other programs may not: set the clock right.`,
  'not-renewed': ({ what, until, error }) =>
    `${renewed[what]} could not be renewed and will do until ${timeOfDay(until)}. ${reasonOf(error)}`,
};

const renewed = { token: 'The access token', credentials: 'The credentials' } as const;

function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** By this machine's time zone: `09:05`. */
function timeOfDay(moment: number): string {
  const time = new Date(moment);
  return [time.getHours(), time.getMinutes()].map((part) => `${part}`.padStart(2, '0')).join(':');
}

function reasonOf<C extends SsoError['code']>({ code, data }: SsoError<C>): string {
  return errorText[code](data).message;
}
