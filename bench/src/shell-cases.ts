import { ssoProgram } from '@sso/testkit';
import type { Case } from './cases.ts';
import type { Homes } from './homes.ts';
import { shellFunctionCases } from './shell-function.ts';

/** What shells run all day, as the integration runs it, with a config of 10,000 profiles. */
export function shellCases({ tenThousandProfiles, profile }: Homes): readonly Case[] {
  const { env } = tenThousandProfiles;
  const sso = (...words: string[]) => [process.execPath, ssoProgram, ...words] as const;
  return [
    ...shellFunctionCases(tenThousandProfiles, profile),
    {
      name: 'switch-10000-profiles',
      title: 'sso switch NAME, 10,000 profiles',
      command: sso('switch', '--shell', 'bash', profile),
      env,
      accepts: (stdout) => stdout.includes(`export AWS_PROFILE='${profile}'\n`),
    },
    {
      name: 'prompt-10000-profiles',
      title: 'sso prompt, 10,000 profiles',
      command: sso('prompt'),
      env: { ...env, AWS_PROFILE: profile },
      accepts: (stdout) => stdout.startsWith(`${profile} `),
    },
    {
      name: 'complete-10000-profiles',
      title: 'completion of a name, 10,000 profiles',
      command: sso('complete', '--shell', 'bash', '--line', 'sso switch account-999'),
      env,
      accepts: (stdout) => stdout.split('\n').filter((line) => line.startsWith('account-999')).length === 10,
    },
  ];
}
