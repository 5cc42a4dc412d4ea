import { execFile } from 'node:child_process';
import type { Runtime } from '@sso/core';
import type { AwsCliFact } from '@sso/core/diagnosis';

/** Python starts slowly on a cold disk: milliseconds. */
const deadline = 10_000;

/** Asks the `aws` of the PATH for its version. A program that hangs, or is no AWS CLI, is a fact like any other. */
export function askAwsCli({ env, homeDirectory }: Runtime, signal: AbortSignal): Promise<AwsCliFact> {
  return new Promise((told) => {
    const options = {
      env: { ...env },
      // Windows looks into the working folder first, which may be a stranger's repository.
      ...(process.platform === 'win32' ? { cwd: homeDirectory } : {}),
      signal,
      timeout: deadline,
      killSignal: 'SIGKILL',
      windowsHide: true,
    } as const;
    execFile('aws', ['--version'], options, (error, stdout, stderr) => {
      told(readVersion(error, `${stdout}\n${stderr}`));
    });
  });
}

/** Version 1 has been seen to print it on stderr. */
export function readVersion(error: Error | null, output: string): AwsCliFact {
  const version = /^aws-cli\/(\d+\.\d+\.\d+)/m.exec(output)?.[1];
  if (version !== undefined) return { kind: 'version', version };
  if (error === null) return { kind: 'unclear', reason: 'no-version' };
  const { code, killed } = error as Error & { readonly code?: unknown; readonly killed?: boolean };
  if (code === 'ENOENT') return { kind: 'absent' };
  return { kind: 'unclear', reason: killed ? 'timeout' : String(code ?? error.name) };
}
