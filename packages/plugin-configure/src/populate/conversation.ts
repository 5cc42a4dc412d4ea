import type { Prompter } from '@sso/cli-kit';
import type { ProfileForm, Runtime } from '@sso/core';

/** What was said on the command line. */
export interface PopulateFlags {
  readonly session?: string | undefined;
  readonly account?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly 'prefer-role'?: readonly string[] | undefined;
  readonly form?: ProfileForm | undefined;
  readonly set?: readonly string[] | undefined;
  readonly prune: boolean;
  readonly 'prune-others': boolean;
  readonly 'dry-run': boolean;
  readonly yes: boolean;
  readonly 'device-code': boolean;
  readonly 'no-browser': boolean;
}

export interface PopulateConversation {
  readonly runtime: Runtime;
  readonly prompter: Prompter;
  /** Shows a line on stderr. */
  readonly notice: (line: string) => void;
  /** The result, on stdout. */
  readonly print: (result: string) => void;
  readonly signal: AbortSignal;
  readonly flags: PopulateFlags;
}
