import { childEnvironment, runChild, subshell, UsageError } from '@sso/cli-kit';
import { formatVariables, type Runtime, type Variable } from '@sso/core';
import { text } from '../messages/text.ts';
import { markOf } from '../shells/mark.ts';
import { formatOfShell, type ShellName } from '../shells/shells.ts';
import type { SwitchFlags } from './request.ts';

/** How a shell gets its variables. */
export type Way =
  /** The integration runs what is printed. */
  | { readonly kind: 'integration'; readonly shell: ShellName }
  | { readonly kind: 'print'; readonly shell: ShellName }
  /** There is no integration: a shell within the shell. */
  | { readonly kind: 'subshell' };

/** @throws UsageError where a shell cannot be switched, so that nothing happens before it is known that nothing could */
export function wayOf(flags: SwitchFlags, options: { readonly interactive: boolean }): Way {
  if (flags.print !== undefined) return { kind: 'print', shell: flags.print };
  if (flags.shell !== undefined) return { kind: 'integration', shell: flags.shell };
  if (!options.interactive) throw new UsageError(text.switch.noIntegration);
  return { kind: 'subshell' };
}

/**
 * The lines that a shell runs. For the shell that we are called from, only those that change something there.
 * @throws SsoError `value-unquotable` for a name or a value that the shell has no safe form for
 */
export function shellLines(
  { env }: Runtime,
  variables: readonly Variable[],
  { kind, shell }: Exclude<Way, { kind: 'subshell' }>,
): string {
  const format = formatOfShell(shell);
  if (kind === 'print') return formatVariables(format, variables);
  const changed = variables.filter(({ name, value }) => value !== undefined || env[name] !== undefined);
  return `${markOf(shell)}\n${formatVariables(format, changed)}`;
}

/** Starts a shell with the variables, and lives as long as it does. */
export function runSubshell({ env }: Runtime, variables: readonly Variable[]) {
  const { platform } = process;
  return runChild(subshell(env, platform), [], { env: childEnvironment(env, variables, { platform }) });
}
