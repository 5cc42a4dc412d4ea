import { type ChildEnd, childEnvironment, labelVariable, runChild, subshell } from '@sso/cli-kit';
import { cleanForTerminal, formatTimestamp, type Runtime, readAwsConfig } from '@sso/core';
import { text } from '../messages/text.ts';
import { type Provision, type ProvisionFlags, provide } from './provision.ts';

export interface ExecOptions {
  /** The program and its arguments; a shell for the person where there are none. */
  readonly words: readonly string[];
  readonly notice: (line: string) => void;
}

/**
 * Runs a program that finds the credentials, and no others, in its environment.
 * @throws UsageError, SsoError as `provide`
 */
export async function exec(
  runtime: Runtime,
  flags: ProvisionFlags,
  { words, notice }: ExecOptions,
): Promise<ChildEnd> {
  const provision = await provide(runtime, readAwsConfig(runtime), flags);
  const { platform } = process;
  try {
    const [command = subshell(runtime.env, platform), ...args] = words;
    if (words.length === 0) announceShell(runtime, provision, notice);
    const { label, variables } = provision;
    return await runChild(command, args, {
      env: childEnvironment(runtime.env, [...variables, { name: labelVariable, value: label }], { platform }),
    });
  } finally {
    await provision.end();
  }
}

/** So that nobody forgets which shell this is. */
function announceShell(
  { env }: Runtime,
  { label, expiration }: Provision,
  notice: ExecOptions['notice'],
): void {
  const outer = env[labelVariable];
  if (outer !== undefined) notice(text.exec.nested(cleanForTerminal(outer)));
  notice(
    text.exec.shell(
      cleanForTerminal(label),
      expiration === undefined ? undefined : formatTimestamp(expiration),
    ),
  );
}
