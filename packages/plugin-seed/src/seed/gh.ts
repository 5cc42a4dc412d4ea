import { spawn } from 'node:child_process';
import { type Secret, SsoError } from '@sso/core';
import type { SecretPlace } from '@sso/core/github';

/** Enough of what it says to see what is wrong. */
const longestReason = 200;

/** @throws SsoError `gh-failed` where the program is not there */
export async function checkGh(): Promise<void> {
  await runGh(['--version'], '');
}

/**
 * Creates or replaces a secret. The value goes to the program's stdin, as its arguments can be seen by others.
 * @throws SsoError `gh-failed`, `cancelled`
 * @see https://cli.github.com/manual/gh_secret_set
 */
export async function setGhSecret(
  { repository, environment }: SecretPlace,
  name: string,
  value: Secret,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const place = ['--repo', repository, ...(environment === undefined ? [] : ['--env', environment])];
  await runGh(['secret', 'set', name, ...place], value.reveal(), options.signal);
}

function runGh(args: readonly string[], input: string, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn('gh', args, {
      stdio: ['pipe', 'ignore', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => failed(startError(error, signal)));
    child.once('close', (exitCode) => {
      if (exitCode === 0) return done();
      const reason = said.trim().slice(0, longestReason) || `exit code ${exitCode}`;
      failed(new SsoError('gh-failed', { reason }));
    });
    child.stdin.end(input);
  });
}

function startError(error: Error & { readonly code?: unknown }, signal: AbortSignal | undefined): SsoError {
  if (signal?.aborted) return new SsoError('cancelled', {}, { cause: signal.reason });
  return new SsoError('gh-failed', { reason: String(error.code ?? error.message) }, { cause: error });
}
