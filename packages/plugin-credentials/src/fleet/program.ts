import {
  accountVariables,
  type CapturedChild,
  type CapturedChildOptions,
  childEnvironment,
  labelVariable,
  startCapturedChild,
} from '@sso/cli-kit';
import { cleanForTerminal, environmentVariables, type RoleCredentials, type Runtime } from '@sso/core';
import type { FleetTarget } from './target.ts';

/** Starts the command for a target: with its credentials, and told by variables which one it is. */
export function startProgram(
  { env }: Runtime,
  words: readonly string[],
  run: {
    readonly target: FleetTarget;
    readonly keys: RoleCredentials;
    readonly onOutput: CapturedChildOptions['onOutput'];
  },
): Promise<CapturedChild> {
  const { target, keys, onOutput } = run;
  const { profile, accountId, accountName, roleName, region } = target;
  const [command = '', ...args] = words;
  const variables = [
    ...environmentVariables(keys, region),
    { name: labelVariable, value: profile ?? `${accountId}/${roleName}` },
    { name: accountVariables.accountId, value: accountId },
    // A stranger's text, which no variable holds with a NUL in it.
    { name: accountVariables.accountName, value: cleanForTerminal(accountName) },
    { name: accountVariables.roleName, value: cleanForTerminal(roleName) },
  ];
  const { platform } = process;
  return startCapturedChild(command, args, { env: childEnvironment(env, variables, { platform }), onOutput });
}
