import type { Prompter } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import type { FleetFlags } from './flags.ts';

export interface FleetConversation {
  readonly runtime: Runtime;
  readonly prompter: Prompter;
  /** Shows a line on stderr. */
  readonly notice: (line: string) => void;
  /** The program and its arguments. */
  readonly words: readonly string[];
  readonly flags: FleetFlags;
}
