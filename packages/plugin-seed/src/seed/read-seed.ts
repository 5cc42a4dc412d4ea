import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { type Prompter, UsageError } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime, type Secret } from '@sso/core';
import { parseSeedKey } from '@sso/core/seed';
import { text } from '../messages/text.ts';

export interface StandardInput extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean;
}

/**
 * The text of a seed: of the file, `-` for stdin; else of `SSO_SEED`, else of stdin where something is piped in.
 * @throws UsageError, SsoError `file-unreadable`
 */
export async function readSeed(
  runtime: Runtime,
  file: string | undefined,
  stdin: StandardInput,
): Promise<string> {
  if (file !== undefined && file !== '-') return readFile(runtime, file);
  const { SSO_SEED: variable } = runtime.env;
  if (file === undefined && variable) return variable;
  if (stdin.isTTY) throw new UsageError(text.noFile);
  return readText(stdin);
}

/**
 * The key: of the file, else of `SSO_SEED_KEY`, else asked for.
 * @throws UsageError, SsoError `seed-key-malformed`, `answer-needed`, `file-unreadable`
 */
export async function readSeedKey(
  runtime: Runtime,
  prompter: Prompter,
  file: string | undefined,
): Promise<Secret> {
  if (file !== undefined) return parseSeedKey(readFile(runtime, file));
  const { SSO_SEED_KEY: variable } = runtime.env;
  if (variable) return parseSeedKey(variable);
  const typed = await prompter.secret({ ...text.revoke.key, flag: '--key-file' });
  return parseSeedKey(typed.reveal());
}

function readFile({ files }: Runtime, name: string): string {
  const bytes = files.read(resolve(name));
  if (bytes === undefined) throw new UsageError(text.notThere(cleanForTerminal(name)));
  return new TextDecoder().decode(bytes);
}
