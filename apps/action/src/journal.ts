import { debug, error, info, notice, setSecret, warning } from '@actions/core';

/** What the Action says in the job's log: workflow commands on stdout, of which the runner makes annotations. */
export interface Journal {
  /** From here on the runner shows `***` in place of the text. */
  readonly hide: (text: string) => void;
  readonly info: (text: string) => void;
  readonly notice: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly fail: (text: string) => void;
  /** Shown where the job runs with debug logging. */
  readonly debug: (text: string) => void;
}

export const runnerJournal: Journal = {
  hide: setSecret,
  info,
  notice,
  warn: warning,
  fail: error,
  debug,
};
