import { noPrompter, reportFailure, writeNotice, writeResult } from '@sso/cli-kit';
import { type Runtime, SsoError } from '@sso/core';
import { credentialProcess } from '../credential-process/credential-process.ts';
import { exportCredentials } from '../export/export-credentials.ts';
import { formatNames } from '../export/format-names.ts';
import { type PlainFlags, readPlainFlags } from './plain-flags.ts';

/** The exit code, or `left-to-oclif` where nothing has been said so far and somebody may have to be asked. */
export type FastOutcome = number | 'left-to-oclif';

type Answer = (runtime: Runtime) => Promise<FastOutcome>;

/** `undefined` for a command line that is not plain. */
type FastCommand = (words: readonly string[]) => Answer | undefined;

const commands: Readonly<Record<string, FastCommand>> = {
  export: plainExport,
  'credential-process': plainCredentialProcess,
};

/**
 * The way to answer a command line without oclif, by the same functions that the command calls: for plain forms of the commands that
 * other programs run all day. `undefined` for everything else, such as help, an unknown flag or a log.
 */
export function fastAnswer(
  [command = '', ...words]: readonly string[],
  env: Runtime['env'],
): Answer | undefined {
  if (env.SSO_LOG || env.DEBUG || !Object.hasOwn(commands, command)) return undefined;
  const answer = commands[command]?.(words);
  return answer && ((runtime) => answer(runtime).catch((error) => failed(error, command)));
}

function failed(error: unknown, name: string): number {
  return reportFailure(error, { json: false, command: { name, flags: [] } });
}

const exportFlags: PlainFlags = { profile: { char: 'p' }, format: { char: 'f' } };

function plainExport(words: readonly string[]): Answer | undefined {
  const flags = readPlainFlags(words, exportFlags);
  const format = formatNames.find((name) => name === flags?.format);
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
  const output = { print: writeResult, notice: (line: string) => writeNotice(`${line}\n`) };
  return async (runtime) => {
    try {
      await exportCredentials(runtime, asked, { prompter: noPrompter, output });
      return 0;
    } catch (error) {
      // Asking is oclif's part. What comes before in the chain of roles is in the cache now.
      if (SsoError.is(error, 'mfa-code-needed')) return 'left-to-oclif';
      throw error;
    }
  };
}

const processFlags: PlainFlags = {
  profile: { char: 'p' },
  'account-id': {},
  'role-name': {},
  session: { char: 's' },
};

/** A profile or none, or else an account and a role: what does not fit together is refused by oclif. */
function plainCredentialProcess(words: readonly string[]): Answer | undefined {
  const flags = readPlainFlags(words, processFlags);
  if (flags === undefined) return undefined;
  const { profile, session, 'account-id': accountId, 'role-name': roleName } = flags;
  const isRole = accountId !== undefined && roleName !== undefined && profile === undefined;
  const isProfile = [accountId, roleName, session].every((value) => value === undefined);
  if (!isRole && !isProfile) return undefined;
  return async (runtime) => {
    const setVariable = (name: string, value: string): void => {
      process.env[name] = value;
    };
    writeResult(await credentialProcess(runtime, flags, { signIn: undefined, setVariable }));
    return 0;
  };
}
