import { UsageError } from '@sso/cli-kit';
import { checkRegion, type Runtime } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ShellName } from '../shells/shells.ts';
import { previousVariable } from './variables.ts';

/** What was said on the command line. */
export interface SwitchFlags {
  readonly none: boolean;
  readonly keys: boolean;
  readonly save: boolean;
  readonly name?: string | undefined;
  readonly region?: string | undefined;
  readonly 'with-region': boolean;
  readonly print?: ShellName | undefined;
  /** Set by the integration: its shell. */
  readonly shell?: ShellName | undefined;
  readonly yes: boolean;
  readonly refresh: boolean;
}

export const noFlags: SwitchFlags = {
  none: false,
  keys: false,
  save: false,
  'with-region': false,
  yes: false,
  refresh: false,
};

/** What a shell is to be switched to: nothing, what this names, or what the person picks. */
export type Wanted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'any' };

/** @throws UsageError where it does not fit together; SsoError `region-invalid` */
export function wantedBy({ env }: Runtime, name: string | undefined, flags: SwitchFlags): Wanted {
  if (flags.region !== undefined) checkRegion(flags.region);
  if (flags.none) {
    if (name !== undefined) throw new UsageError(text.switch.noneAndName);
    return { kind: 'nothing' };
  }
  if (name === undefined || name === '') return { kind: 'any' };
  if (name !== '-') return { kind: 'named', name };
  const { [previousVariable]: previous } = env;
  if (!previous) throw new UsageError(text.switch.noPrevious);
  return { kind: 'named', name: previous };
}
