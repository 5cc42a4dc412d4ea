import { noPrompter } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { credentialProcess } from '../credential-process/credential-process.ts';
import { exportCredentials } from '../export/export-credentials.ts';
import { formatNames } from '../export/format-names.ts';
import type { Obtain } from '../target/obtain.ts';
import { type PlainFlags, readPlainFlags } from './plain-flags.ts';

/** What a command needs besides its flags. */
export interface Surroundings {
  readonly obtain: Obtain;
  readonly print: (result: string) => void;
  readonly notice: (line: string) => void;
  readonly setVariable: (name: string, value: string) => void;
}

/** A command line that was understood: it runs by the same function as the command of oclif. */
export interface PlainCommand {
  readonly name: 'export' | 'credential-process';
  run(runtime: Runtime, surroundings: Surroundings): Promise<void>;
}

/**
 * Understands plain forms of the commands that other programs run all day; `undefined` for everything else, such as help, an
 * unknown flag, or a log.
 */
export function readPlainCommand(
  [name, ...words]: readonly string[],
  env: Runtime['env'],
): PlainCommand | undefined {
  if (env.SSO_LOG || env.DEBUG) return undefined;
  if (name === 'export') return plainExport(words);
  return name === 'credential-process' ? plainCredentialProcess(words) : undefined;
}

const exportFlags: PlainFlags = { profile: { char: 'p' }, format: { char: 'f' } };

function plainExport(words: readonly string[]): PlainCommand | undefined {
  const flags = readPlainFlags(words, exportFlags);
  const format = formatNames.find((candidate) => candidate === flags?.format);
  if (flags === undefined || format !== flags.format) return undefined;
  const asked = {
    profile: flags.profile,
    format,
    unset: false,
    'with-region': false,
    clip: false,
    write: false,
    force: false,
  };
  return {
    name: 'export',
    run: (runtime, { obtain, print, notice }) =>
      exportCredentials(runtime, asked, { prompter: noPrompter, output: { print, notice }, obtain }),
  };
}

const processFlags: PlainFlags = {
  profile: { char: 'p' },
  'account-id': {},
  'role-name': {},
  session: { char: 's' },
};

/** A profile or none, or else an account and a role: what does not fit together is refused by oclif. */
function plainCredentialProcess(words: readonly string[]): PlainCommand | undefined {
  const flags = readPlainFlags(words, processFlags);
  if (flags === undefined) return undefined;
  const { profile, session, 'account-id': accountId, 'role-name': roleName } = flags;
  const isRole = accountId !== undefined && roleName !== undefined && profile === undefined;
  const isProfile = [accountId, roleName, session].every((value) => value === undefined);
  if (!isRole && !isProfile) return undefined;
  return {
    name: 'credential-process',
    run: async (runtime, { obtain, print, setVariable }) =>
      print(await credentialProcess(runtime, flags, { obtain, setVariable })),
  };
}
