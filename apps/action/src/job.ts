import type { Runtime } from '@sso/core';
import type { ReadInput } from './input-values.ts';
import type { Journal } from './journal.ts';

/** The step that the Action runs in. */
export interface Job {
  /** With the environment as the runner gives it. */
  readonly runtime: Runtime;
  readonly read: ReadInput;
  readonly journal: Journal;
  /** The path of the bundled program that profiles run for credentials. */
  readonly helper: string;
}
