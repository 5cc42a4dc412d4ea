import type { SsoError } from './errors.ts';

/** What goes on, but not as it should: by code, with what a text for people needs. As for errors, `core` has no text of its own. */
export interface WarningData {
  /** The file could not be written, and will be missed the next time. `reason` is a code of the system. */
  'not-kept': { readonly file: string; readonly reason: string };
  /** Others could read the file, or write the folder, until now. `mode` is the one that it had. */
  'mode-repaired': { readonly path: string; readonly mode: number };
  /** How far the service's clock is ahead of this machine's; less than 0 where it is behind. */
  'clock-off': { readonly minutes: number };
  /** The access token, or the credentials, could not be renewed and go on being used until they end: milliseconds since 1970. */
  'not-renewed': {
    readonly what: 'token' | 'credentials';
    readonly until: number;
    readonly error: SsoError;
  };
}

export type WarningCode = keyof WarningData;

export type Warning = { readonly [C in WarningCode]: { readonly code: C } & WarningData[C] }[WarningCode];

/** Told of every occurrence; who shows warnings to a person says each once. */
export type Warn = (warning: Warning) => void;
