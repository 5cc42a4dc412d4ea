import { cleanForTerminal, detailEvents, type Log, type LogFact } from '@sso/core';
import { writeNotice } from './output.ts';

/** The variable that turns the log on: `debug` for all, `info` without single requests and reads; `json` besides for lines of JSON. */
export const logVariable = 'SSO_LOG';

type Environment = Readonly<Record<string, string | undefined>>;

interface LogSettings {
  readonly level: 'info' | 'debug';
  readonly json: boolean;
}

export interface LogOptions {
  /** Default: stderr. */
  readonly write?: (line: string) => void;
  /** Milliseconds since 1970, for lines of JSON. */
  readonly now?: () => number;
}

let isAskedFor = false;

/** As `SSO_LOG=debug` does, for this process alone: what it starts is not told. */
export function turnOnLog(): void {
  isAskedFor = true;
}

/**
 * The log for people who look for a fault: one line an event on stderr. A `Secret` prints as `[redacted]`.
 * @returns `undefined` where nobody has asked for it
 */
export function createLog(env: Environment, options: LogOptions = {}): Log | undefined {
  const { write = writeNotice, now = Date.now } = options;
  const settings = logSettings(env);
  if (settings === undefined) return undefined;
  const { level, json } = settings;
  return (event, facts = {}) => {
    if (level === 'info' && detailEvents.has(event)) return;
    write(json ? jsonLine(event, facts, now()) : textLine(event, facts));
  };
}

/** Whether everything is to be told, also where an error was thrown. */
export function isDebugging(env: Environment): boolean {
  return logSettings(env)?.level === 'debug';
}

/** `json` alone is `debug,json`. A word that is none of ours says nothing. */
function logSettings(env: Environment): LogSettings | undefined {
  const words = (env[logVariable] ?? '').toLowerCase().split(/[\s,]+/);
  const json = words.includes('json');
  if (isAskedFor || words.includes('debug')) return { level: 'debug', json };
  if (words.includes('info')) return { level: 'info', json };
  return json ? { level: 'debug', json } : undefined;
}

type Facts = Readonly<Record<string, LogFact>>;

function textLine(event: string, facts: Facts): string {
  const words = Object.entries(facts).flatMap(([name, fact]) =>
    fact === undefined ? [] : [`${name}=${cleanForTerminal(String(fact))}`],
  );
  return `${['[sso]', event, ...words].join(' ')}\n`;
}

function jsonLine(event: string, facts: Facts, now: number): string {
  const cleaned = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? cleanForTerminal(fact) : fact,
  ]);
  return `${JSON.stringify({ time: new Date(now).toISOString(), event, ...Object.fromEntries(cleaned) })}\n`;
}
