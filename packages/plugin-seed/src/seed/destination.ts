import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { type Prompter, UsageError } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime, Secret } from '@sso/core';
import { githubApiUrl, isSecretName } from '@sso/core/github';
import { text } from '../messages/text.ts';
import type { SeedFlags } from './flags.ts';
import { checkGh } from './gh.ts';

export interface SecretNames {
  readonly seed: string;
  readonly key: string;
}

/** Where seed and key go. */
export type Destination =
  /** Secrets, by GitHub's own program. */
  | { readonly kind: 'gh'; readonly names: SecretNames }
  /** Secrets, by GitHub's API. */
  | { readonly kind: 'github'; readonly names: SecretNames; readonly token: Secret }
  | { readonly kind: 'file'; readonly file: string; readonly keyFile: string }
  | { readonly kind: 'stdout'; readonly names: SecretNames };

/**
 * What the flags say, and whether it can be done: nobody is to sign in for a seed that then has nowhere to go.
 * @throws UsageError, SsoError `gh-failed`, `endpoint-invalid`, `answer-needed`, `file-unreadable`
 */
export async function chooseDestination(
  runtime: Runtime,
  prompter: Prompter,
  flags: SeedFlags,
): Promise<Destination> {
  if (flags['to-file'] !== undefined) return fileDestination(runtime, flags['to-file'], flags);
  const names = secretNames(flags['secret-name']);
  if (flags['to-stdout']) {
    if (isatty(1) && !flags.show) throw new UsageError(text.seed.onTerminal);
    return { kind: 'stdout', names };
  }
  if (flags['to-gh']) {
    await checkGh();
    return { kind: 'gh', names };
  }
  githubApiUrl(runtime.env);
  return { kind: 'github', names, token: await githubToken(runtime, prompter) };
}

function secretNames(name: string): SecretNames {
  if (!isSecretName(name)) throw new UsageError(text.seed.secretName(cleanForTerminal(name)));
  return { seed: name, key: `${name}_KEY` };
}

function fileDestination(
  { files }: Runtime,
  name: string,
  flags: Pick<SeedFlags, 'key-file' | 'force'>,
): Destination {
  const file = resolve(name);
  const keyFile = resolve(flags['key-file'] ?? `${name}.key`);
  if (file === keyFile) throw new UsageError(text.seed.sameFile);
  for (const path of flags.force ? [] : [file, keyFile]) {
    if (files.read(path) !== undefined) throw new UsageError(text.seed.fileExists(cleanForTerminal(path)));
  }
  return { kind: 'file', file, keyFile };
}

/** The variables in the order in which GitHub's own program looks at them. */
async function githubToken({ env }: Runtime, prompter: Prompter): Promise<Secret> {
  const token = env.GH_TOKEN || env.GITHUB_TOKEN;
  if (token) return new Secret(token);
  return prompter.secret({ ...text.seed.questions.token, flag: 'GH_TOKEN' });
}
