import { chmod, symlink } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { type Program, program, ssoProgram, type TemporaryHome } from '@sso/testkit';
import type { Case } from './cases.ts';

const integration = '.integration.bash';

/** What bash needs to run the function `sso`, and a program that does nothing, started by the same first line. */
export async function prepareShellFunction(home: TemporaryHome, printed: string): Promise<void> {
  await home.write(integration, printed);
  await chmod(await home.write('bin/nothing', '#!/usr/bin/env node\n'), 0o700);
  await symlink(ssoProgram, home.file('bin/sso'));
}

/**
 * `sso switch NAME` as a person runs it: the function of the integration, in a bash that has loaded it. Beside it the same bash, that
 * runs bare Node as the function runs `sso`; so the start of bash, and finding Node, are on both sides.
 */
export function shellFunctionCases(
  home: TemporaryHome,
  profile: string,
  bash: Program = program('bash'),
): readonly Case[] {
  if (!bash.found) return [];
  const inBash = (script: string) =>
    [bash.path, '--noprofile', '--norc', '-c', `. "$HOME/${integration}"\n${script}`] as const;
  const env = { ...home.env, PATH: [home.file('bin'), home.env.PATH].join(delimiter) };
  return [
    {
      name: 'bash-bare-node',
      title: 'bash that runs bare Node and takes its lines',
      command: inBash('lines=$(command nothing) && eval "$lines" && echo done'),
      env,
      accepts: (stdout) => stdout === 'done\n',
    },
    {
      name: 'bash-switch-10000-profiles',
      title: 'sso switch NAME by the function of bash, 10,000 profiles',
      command: inBash(`sso switch ${profile} 2>/dev/null && echo "$AWS_PROFILE"`),
      env,
      accepts: (stdout) => stdout === `${profile}\n`,
    },
  ];
}
