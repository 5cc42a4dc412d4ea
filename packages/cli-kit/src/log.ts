import { cleanForTerminal, type Log } from '@sso/core';
import { writeNotice } from './output.ts';

/** The variable that turns the log on: `SSO_LOG=debug`. */
export const logVariable = 'SSO_LOG';

/**
 * The log for people who look for a fault: one line an event on stderr. A `Secret` prints as `[redacted]`.
 * @returns `undefined` unless `SSO_LOG` is `debug`.
 */
export function createLog(
  env: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void = writeNotice,
): Log | undefined {
  if (!isDebugging(env)) return undefined;
  return (event, facts = {}) => {
    const words = Object.entries(facts).flatMap(([name, fact]) =>
      fact === undefined ? [] : [`${name}=${cleanForTerminal(String(fact))}`],
    );
    write(`${['[sso]', event, ...words].join(' ')}\n`);
  };
}

export function isDebugging(env: Readonly<Record<string, string | undefined>>): boolean {
  return env[logVariable] === 'debug';
}
