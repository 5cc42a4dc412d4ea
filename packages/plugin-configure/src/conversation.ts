import type { Prompter } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';

/** What was said on the command line. */
export interface ConfigureFlags {
  readonly session?: string | undefined;
  readonly 'start-url'?: string | undefined;
  readonly 'sso-region'?: string | undefined;
  readonly scopes?: string | undefined;
  readonly 'account-id'?: string | undefined;
  readonly 'role-name'?: string | undefined;
  readonly region?: string | undefined;
  readonly output?: string | undefined;
  readonly profile?: string | undefined;
  readonly legacy: boolean;
  readonly 'credential-process': boolean;
  readonly 'device-code': boolean;
  readonly 'no-browser': boolean;
  readonly force: boolean;
}

/** What every question has at hand. */
export interface Conversation {
  readonly runtime: Runtime;
  readonly prompter: Prompter;
  /** Shows a line on stderr. */
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal;
  readonly flags: ConfigureFlags;
}
