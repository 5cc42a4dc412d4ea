import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Environment, Program } from '@sso/testkit';
import type { Homes } from './homes.ts';
import { shellCases } from './shell-cases.ts';

/** A whole process that is measured. */
export interface Case {
  readonly name: CaseName;
  /** As it stands in the table. */
  readonly title: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env: Environment;
  /** Before each run, outside of the measured time. */
  readonly prepare?: () => void;
  /** Whether this is what the command has to print. */
  readonly accepts: (stdout: string) => boolean;
}

export type CaseName =
  | 'bare-node'
  | 'version'
  | 'help'
  | 'status'
  | 'export-warm'
  | 'export-warm-50000-profiles'
  | 'credential-process-warm'
  | 'credential-process-warm-50000-profiles'
  | 'export-cold'
  | 'aws-cli-warm'
  | 'action'
  | 'bash-bare-node'
  | 'bash-switch-10000-profiles'
  | 'switch-10000-profiles'
  | 'prompt-10000-profiles'
  | 'complete-10000-profiles';

const emptyProgram = fileURLToPath(new URL('./empty.cjs', import.meta.url));
const ssoProgram = fileURLToPath(new URL('../../apps/cli/bin/sso.js', import.meta.url));

/** Every case but that of AWS CLI, where it is not on this machine. */
export function casesFor(homes: Homes, awsCli: Program): readonly Case[] {
  const cases = [...plainCases(homes), ...exportCases(homes), ...shellCases(homes)];
  return awsCli.found ? [...cases, awsCliCase(homes, awsCli.path)] : cases;
}

function plainCases({ warm, sessionName }: Homes): readonly Case[] {
  const { env } = warm;
  return [
    {
      name: 'bare-node',
      title: 'node, an empty .cjs',
      command: [process.execPath, emptyProgram],
      env,
      accepts: (stdout) => stdout === '',
    },
    {
      name: 'version',
      title: 'sso --version',
      command: sso('--version'),
      env,
      accepts: (stdout) => /^@sso\/cli\/\d+\.\d+\.\d+\S* /.test(stdout),
    },
    {
      name: 'help',
      title: 'sso --help',
      command: sso('--help'),
      env,
      accepts: (stdout) => /^USAGE$/m.test(stdout) && /^ {2}export /m.test(stdout),
    },
    {
      name: 'status',
      title: 'sso status',
      command: sso('status'),
      env,
      accepts: (stdout) => stdout.includes(sessionName) && stdout.includes('signed in'),
    },
  ];
}

function exportCases({ warm, manyProfiles, cold, profile, accessKeyId }: Homes): readonly Case[] {
  const command = sso('export', '--profile', profile, '--format', 'env');
  const process = sso('credential-process', '--profile', profile);
  return [
    {
      name: 'export-warm',
      title: 'sso export, cached',
      command,
      env: warm.env,
      accepts: (stdout) => exportedKey(stdout) === accessKeyId,
    },
    {
      name: 'credential-process-warm',
      title: 'sso credential-process, cached',
      command: process,
      env: warm.env,
      accepts: (stdout) => processKey(stdout) === accessKeyId,
    },
    {
      name: 'export-warm-50000-profiles',
      title: 'sso export, cached, 50,000 profiles',
      command,
      env: manyProfiles.env,
      accepts: (stdout) => exportedKey(stdout) === accessKeyId,
    },
    {
      name: 'credential-process-warm-50000-profiles',
      title: 'sso credential-process, cached, 50,000 profiles',
      command: process,
      env: manyProfiles.env,
      accepts: (stdout) => processKey(stdout) === accessKeyId,
    },
    {
      name: 'export-cold',
      title: 'sso export, from the service',
      command,
      env: cold.env,
      prepare: () => rmSync(cold.file('.aws/cli/cache'), { recursive: true, force: true }),
      accepts: (stdout) => ![undefined, accessKeyId].includes(exportedKey(stdout)),
    },
  ];
}

function awsCliCase({ warm, profile, accessKeyId }: Homes, path: string): Case {
  return {
    name: 'aws-cli-warm',
    title: 'aws configure export-credentials, cached',
    command: [path, 'configure', 'export-credentials', '--profile', profile, '--format', 'env'],
    env: warm.env,
    accepts: (stdout) => exportedKey(stdout) === accessKeyId,
  };
}

function sso(...words: string[]): readonly [program: string, ...args: string[]] {
  return [process.execPath, ssoProgram, ...words];
}

/** `sso` quotes the value and AWS CLI does not. */
function exportedKey(stdout: string): string | undefined {
  return /^export AWS_ACCESS_KEY_ID='?(\w+)'?$/m.exec(stdout)?.[1];
}

function processKey(stdout: string): unknown {
  return (JSON.parse(stdout) as { readonly AccessKeyId?: unknown }).AccessKeyId;
}
