import { noPrompter, reportFailure, writeNotice, writeResult } from '@sso/cli-kit';
import { type Runtime, SsoError } from '@sso/core';
import { exportCredentials } from '../export/export-credentials.ts';
import { formatNames } from '../export/format-names.ts';
import { type PlainFlags, readPlainFlags } from './plain-flags.ts';

/** The exit code, or `left-to-oclif` where nothing has been said so far and somebody may have to be asked. */
export type FastOutcome = number | 'left-to-oclif';

type FastCommand = (words: readonly string[]) => ((runtime: Runtime) => Promise<void>) | undefined;

const commands: Readonly<Record<string, FastCommand>> = { export: plainExport };

/**
 * The way to answer a command line without oclif, by the same functions that the command calls: for plain forms of the commands that
 * other programs run all day. `undefined` for everything else, such as help, an unknown flag or a log.
 */
export function fastAnswer(
  [command = '', ...words]: readonly string[],
  env: Runtime['env'],
): ((runtime: Runtime) => Promise<FastOutcome>) | undefined {
  if (env.SSO_LOG || env.DEBUG || !Object.hasOwn(commands, command)) return undefined;
  const run = commands[command]?.(words);
  return run && ((runtime) => outcomeOf(command, () => run(runtime)));
}

async function outcomeOf(command: string, run: () => Promise<void>): Promise<FastOutcome> {
  try {
    await run();
    return 0;
  } catch (error) {
    // Asking is oclif's part. What came before in the chain is in the cache now.
    if (SsoError.is(error, 'mfa-code-needed')) return 'left-to-oclif';
    return reportFailure(error, { json: false, command: { name: command, flags: [] } });
  }
}

const exportFlags: PlainFlags = { profile: { char: 'p' }, format: { char: 'f' } };

function plainExport(words: readonly string[]): ((runtime: Runtime) => Promise<void>) | undefined {
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
  return (runtime) => exportCredentials(runtime, asked, { prompter: noPrompter, output });
}
